package org.enishi.store.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an entry says.
 *
 * @param number dense, from 1
 * @param at milliseconds
 * @param actor a user ID, or the name of a part of the server that acted by itself
 * @param before JSON of the object before the change; absent if it did not exist
 * @param after JSON of the object after the change; absent if it no longer exists
 */
public record AuditFacts(
        long number,
        long at,
        String actor,
        String action,
        String object,
        String reason,
        @Nullable String before,
        @Nullable String after) {}
