package org.enishi.store.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Remembers access and refresh tokens by their hashes. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TokenStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    /** Locked until the end of the transaction: one of two refreshes at the same time sees what the other did. */
    public Optional<RefreshToken> findRefresh(byte[] hash) {
        return entities.createQuery("select t from RefreshToken t where t.hash = :hash", RefreshToken.class)
                .setParameter("hash", hash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    public void add(AccessToken token) {
        entities.persist(token);
    }

    public void add(RefreshToken token) {
        entities.persist(token);
    }

    /** The token proves that its pair arrived: what it replaced is over, with the access token that came with that. */
    public void retireReplaced(RefreshToken token) {
        token.replaces().ifPresent(this::removePair);
        token.standsAlone();
    }

    public Optional<RefreshToken> findRefresh(long nid) {
        return Optional.ofNullable(entities.find(RefreshToken.class, nid));
    }

    /** What was given for this token never arrived, as it seems since the token is shown again. */
    public void removeUnusedSuccessors(RefreshToken token) {
        entities.createQuery("delete from AccessToken t where t.refresh in"
                        + " (select r.nid from RefreshToken r where r.replaces = :nid)")
                .setParameter("nid", token.nid())
                .executeUpdate();
        entities.createQuery("delete from RefreshToken t where t.replaces = :nid")
                .setParameter("nid", token.nid())
                .executeUpdate();
    }

    /** Ends all tokens of a device; the device stays. */
    public void removeOfDevice(long device) {
        entities.createQuery("delete from AccessToken t where t.device.nid = :device")
                .setParameter("device", device)
                .executeUpdate();
        entities.createQuery("delete from RefreshToken t where t.device.nid = :device")
                .setParameter("device", device)
                .executeUpdate();
    }

    private void removePair(long refresh) {
        entities.createQuery("delete from AccessToken t where t.refresh = :refresh")
                .setParameter("refresh", refresh)
                .executeUpdate();
        entities.createQuery("delete from RefreshToken t where t.nid = :refresh")
                .setParameter("refresh", refresh)
                .executeUpdate();
    }
}
