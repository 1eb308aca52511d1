package org.enishi.store.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Remembers login tokens by their hashes. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LoginTokenStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public void add(LoginToken token) {
        entities.persist(token);
    }

    /** Of two that show the same token only one takes it. @return the account, if the token was good */
    public Optional<Long> take(String hash, Instant now) {
        Optional<Long> account = entities.createQuery(
                        "select t.account from LoginToken t where t.hash = :hash and t.expiresAt > :now", Long.class)
                .setParameter("hash", hash)
                .setParameter("now", now.toEpochMilli())
                .getResultStream()
                .findFirst();
        return account.filter(found -> remove(hash) == 1);
    }

    public void removeExpired(Instant now) {
        entities.createQuery("delete from LoginToken t where t.expiresAt <= :now")
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
    }

    public void removeOf(long account) {
        entities.createQuery("delete from LoginToken t where t.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    private int remove(String hash) {
        return entities.createQuery("delete from LoginToken t where t.hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }
}
