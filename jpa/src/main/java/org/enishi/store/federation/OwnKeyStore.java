package org.enishi.store.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Remembers the keys with which this server signs and has signed. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OwnKeyStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    /** The one that signs first. */
    public List<OwnKey> all() {
        return entities.createQuery("select k from OwnKey k order by k.number desc", OwnKey.class)
                .getResultList();
    }

    /** Fails at the end of the transaction if another node has made a key of this number. */
    public void add(OwnKey key) {
        entities.persist(key);
    }
}
