package org.enishi.store.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Remembers the sessions of interactive authentication. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class UiaSessionStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public Optional<UiaSession> find(String id) {
        return Optional.ofNullable(entities.find(UiaSession.class, id));
    }

    /** As {@link #find}; whoever else wants it so, or removes it, waits for our transaction. */
    public Optional<UiaSession> findLocked(String id) {
        return Optional.ofNullable(entities.find(UiaSession.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public void add(UiaSession session) {
        entities.persist(session);
    }

    /** Somebody else may have done so. */
    public void remove(String id) {
        entities.createQuery("delete from UiaSession s where s.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    public int removeExpired(Instant now) {
        return entities.createQuery("delete from UiaSession s where s.expiresAt <= :now")
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
    }
}
