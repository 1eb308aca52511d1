package org.enishi.store.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Remembers the audit log. Pages are found by number, so the last page costs what the first does. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AuditEntries {
    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    /** The end of the chain, locked until the transaction ends: appends come one after the other. */
    public AuditHead lockHead() {
        return database.find(AuditHead.class, AuditHead.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }

    public AuditHead head() {
        return database.find(AuditHead.class, AuditHead.ONLY);
    }

    /** @param head locked before */
    public void append(AuditEntry entry, AuditHead head) {
        database.persist(entry);
        head.moveTo(entry);
    }

    public Optional<AuditEntry> find(long number) {
        return Optional.ofNullable(database.find(AuditEntry.class, number));
    }

    /** The newest that match and are older than {@code before}, newest first. */
    public List<AuditEntry> olderThan(long before, AuditQuery query, int limit) {
        return new AuditConditions(query)
                .and("e.number < :bound", "bound", before)
                .list(database, "desc", limit);
    }

    /** The oldest that match and are newer than {@code after}, oldest first. */
    public List<AuditEntry> newerThan(long after, AuditQuery query, int limit) {
        return new AuditConditions(query)
                .and("e.number > :bound", "bound", after)
                .list(database, "asc", limit);
    }
}
