package org.enishi.store.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;
import org.enishi.id.UserId;

/** Remembers erased users. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ErasedUserStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public void add(ErasedUser user) {
        entities.persist(user);
    }

    /** All, with their places in the journal. */
    public Map<UserId, Long> all() {
        return entities.createQuery("select e from ErasedUser e", ErasedUser.class)
                .getResultStream()
                .collect(Collectors.toUnmodifiableMap(ErasedUser::user, ErasedUser::position));
    }
}
