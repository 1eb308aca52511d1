package org.enishi.store.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Counts the changes of agreements and denied domains: one number, by which every node sees that it must read them again. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ListVersion {
    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    public long current() {
        return database.createQuery("select v.version from AllowListVersion v", Long.class)
                .getSingleResult();
    }

    /** Changes come one after the other: to be called before what is changed is read. */
    public void lock() {
        row();
    }

    /** Of a change that is written, and only then: who counts says that there is something to read. */
    public long countUp() {
        AllowListVersion row = row();
        row.countUp();
        return row.version();
    }

    private AllowListVersion row() {
        return database.find(AllowListVersion.class, AllowListVersion.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
