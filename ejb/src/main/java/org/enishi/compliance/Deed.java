package org.enishi.compliance;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written down.
 *
 * @param actor a user ID, or the name of a part of the server that acts by itself
 * @param object what it was done to: a domain, a user ID, a room ID
 * @param reason as the actor gave it; may be empty
 * @param before absent if the object did not exist before
 * @param after absent if it no longer exists
 */
public record Deed(
        AuditAction action,
        String actor,
        String object,
        String reason,
        @Nullable JsonObject before,
        @Nullable JsonObject after) {}
