package org.enishi.store.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; what is absent does not matter.
 *
 * @param search part of the object, the actor or the reason, without regard to case
 * @param from the first moment
 * @param until the first moment that is too late
 */
public record AuditQuery(
        @Nullable String action,
        @Nullable String actor,
        @Nullable String object,
        @Nullable String search,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null);
}
