package org.enishi.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.enishi.store.audit.AuditEntries;
import org.enishi.store.audit.AuditEntry;
import org.enishi.store.audit.AuditQuery;

/** Reads the log piece by piece, each in a short transaction: for walks along the whole of it. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class AuditPages {
    @Inject
    AuditEntries entries;

    /** Where the chain ends now. */
    public ChainEnd end() {
        var head = entries.head();
        return new ChainEnd(head.number(), head.hash());
    }

    List<AuditEntry> after(long number, int limit) {
        return entries.newerThan(number, AuditQuery.ALL, limit);
    }
}
