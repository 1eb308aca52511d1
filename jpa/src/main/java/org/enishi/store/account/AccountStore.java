package org.enishi.store.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.id.UserId;

/** Remembers accounts. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AccountStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public Optional<Account> find(UserId user) {
        return named(user).getResultStream().findFirst();
    }

    public Optional<Account> find(long nid) {
        return Optional.ofNullable(entities.find(Account.class, nid));
    }

    /** As {@link #find(long)}; whoever else wants it so waits for our transaction. */
    public Optional<Account> findLocked(long nid) {
        return Optional.ofNullable(entities.find(Account.class, nid, LockModeType.PESSIMISTIC_WRITE));
    }

    /** As {@link #findLocked(long)}. */
    public Optional<Account> findLocked(UserId user) {
        return named(user)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Those of these users who have accounts here. */
    public List<Account> find(Collection<UserId> users) {
        if (users.isEmpty()) return List.of();
        return entities.createQuery("select a from Account a where a.user in :users", Account.class)
                .setParameter("users", users.stream().map(UserId::value).toList())
                .getResultList();
    }

    /** @throws jakarta.persistence.PersistenceException if the user exists, now: not only at the commit */
    public void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    public boolean hasAdministrator() {
        return !entities.createQuery("select a.nid from Account a where a.admin = true", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** In use, not deactivated. */
    public long count() {
        return entities.createQuery("select count(a) from Account a where a.deactivatedAt is null", Long.class)
                .getSingleResult();
    }

    private TypedQuery<Account> named(UserId user) {
        return entities.createQuery("select a from Account a where a.user = :user", Account.class)
                .setParameter("user", user.value());
    }
}
