package org.enishi.store.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Remembers registration tokens. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RegistrationTokenStore {
    private static final int MOST = 10_000;

    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public Optional<RegistrationToken> find(String token) {
        return Optional.ofNullable(entities.find(RegistrationToken.class, token));
    }

    /** Locked until the end of the transaction: of two who want the last use, one gets it. */
    public Optional<RegistrationToken> findLocked(String token) {
        return Optional.ofNullable(entities.find(RegistrationToken.class, token, LockModeType.PESSIMISTIC_WRITE));
    }

    public List<RegistrationToken> all() {
        return entities.createQuery("select t from RegistrationToken t order by t.token", RegistrationToken.class)
                .setMaxResults(MOST)
                .getResultList();
    }

    public void add(RegistrationToken token) {
        entities.persist(token);
    }

    public void remove(RegistrationToken token) {
        entities.remove(token);
    }

    /** Registrations under way, by token; those without any are absent. */
    public Map<String, Long> pending(Instant now) {
        return entities.createQuery(
                        "select s.registrationToken, count(s) from UiaSession s"
                                + " where s.registrationToken is not null and s.expiresAt > :now group by s.registrationToken",
                        Object[].class)
                .setParameter("now", now.toEpochMilli())
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** Registrations under way with one token. */
    public long pending(String token, Instant now) {
        return entities.createQuery(
                        "select count(s) from UiaSession s where s.registrationToken = :token and s.expiresAt > :now",
                        Long.class)
                .setParameter("token", token)
                .setParameter("now", now.toEpochMilli())
                .getSingleResult();
    }
}
