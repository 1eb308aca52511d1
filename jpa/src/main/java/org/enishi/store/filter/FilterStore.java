package org.enishi.store.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Remembers filters. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FilterStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    /** The account's filter of that number; others' filters are not found. */
    public Optional<StoredFilter> find(long account, long nid) {
        return Optional.ofNullable(entities.find(StoredFilter.class, nid)).filter(found -> found.account() == account);
    }

    /** @param hash SHA-256 of the text, hexadecimal */
    public Optional<StoredFilter> find(long account, String hash) {
        return entities.createQuery(
                        "select f from StoredFilter f where f.account = :account and f.hash = :hash",
                        StoredFilter.class)
                .setParameter("account", account)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    public StoredFilter add(long account, String hash, byte[] text) {
        StoredFilter filter = new StoredFilter(account, hash, text);
        entities.persist(filter);
        return filter;
    }

    public void removeAll(long account) {
        entities.createQuery("delete from StoredFilter f where f.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }
}
