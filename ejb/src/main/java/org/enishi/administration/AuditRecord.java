package org.enishi.administration;

import java.time.Instant;
import java.util.Optional;
import org.enishi.store.audit.AuditEntry;

/**
 * An entry of the audit log.
 *
 * @param action code of an {@link org.enishi.compliance.AuditAction}
 * @param before JSON; empty if the object did not exist
 * @param after JSON; empty if the object no longer exists
 * @param hash binds it to the entry before it
 */
public record AuditRecord(
        long number,
        Instant at,
        String actor,
        String action,
        String object,
        String reason,
        Optional<String> before,
        Optional<String> after,
        String hash) {
    static AuditRecord of(AuditEntry entry) {
        return new AuditRecord(
                entry.number(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.object(),
                entry.reason(),
                entry.before(),
                entry.after(),
                entry.hash());
    }
}
