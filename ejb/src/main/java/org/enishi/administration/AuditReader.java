package org.enishi.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.enishi.compliance.AuditCheck;
import org.enishi.compliance.AuditPages;
import org.enishi.compliance.ChainEnd;
import org.enishi.security.Role;
import org.enishi.store.audit.AuditEntries;
import org.enishi.store.audit.AuditEntry;
import org.enishi.store.audit.AuditQuery;

/** The audit log as administrators and auditors read it. */
@Stateless
@RolesAllowed({Role.ADMIN, Role.AUDITOR})
public class AuditReader {
    @Inject
    AuditEntries entries;

    @Inject
    AuditPages pages;

    @Inject
    AuditCheck check;

    /** The newest that match. */
    public AuditPage newest(AuditQuery query, int limit) {
        return olderThan(Long.MAX_VALUE, query, limit);
    }

    public AuditPage olderThan(long number, AuditQuery query, int limit) {
        List<AuditEntry> found = entries.olderThan(number, query, limit + 1);
        var items = found.stream().limit(limit).map(AuditRecord::of).toList();
        boolean hasNewer = number != Long.MAX_VALUE
                && !entries.newerThan(number - 1, query, 1).isEmpty();
        return new AuditPage(items, hasNewer, found.size() > limit);
    }

    public AuditPage newerThan(long number, AuditQuery query, int limit) {
        List<AuditEntry> found = entries.newerThan(number, query, limit + 1);
        var items =
                new ArrayList<>(found.stream().limit(limit).map(AuditRecord::of).toList());
        Collections.reverse(items);
        boolean hasOlder = !entries.olderThan(number + 1, query, 1).isEmpty();
        return new AuditPage(List.copyOf(items), found.size() > limit, hasOlder);
    }

    public Optional<AuditRecord> find(long number) {
        return entries.find(number).map(AuditRecord::of);
    }

    public ChainEnd end() {
        return pages.end();
    }

    /** Reads the whole log, in short transactions. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AuditCheck.Finding check() {
        return check.check();
    }
}
