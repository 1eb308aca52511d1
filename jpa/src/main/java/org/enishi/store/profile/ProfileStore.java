package org.enishi.store.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.enishi.id.UserId;

/** Remembers profiles of local users. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ProfileStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public Optional<StoredProfile> find(UserId user) {
        return Optional.ofNullable(entities.find(StoredProfile.class, user.value()));
    }

    public List<StoredProfile> find(Collection<UserId> users) {
        if (users.size() <= 1)
            return users.stream().flatMap(user -> find(user).stream()).toList();
        return entities.createQuery("select p from StoredProfile p where p.user in :users", StoredProfile.class)
                .setParameter("users", users.stream().map(UserId::value).toList())
                .getResultList();
    }

    /** @param fields a JSON object */
    public StoredProfile add(UserId user, byte[] fields) {
        StoredProfile profile = new StoredProfile(user, fields);
        entities.persist(profile);
        return profile;
    }

    /** With what was still to be told of it. */
    public void remove(UserId user) {
        find(user).ifPresent(entities::remove);
        entities.createQuery("delete from ProfileChange c where c.user = :user")
                .setParameter("user", user.value())
                .executeUpdate();
    }

    /** Notes that the user's rooms have to be told, whoever settles an earlier change meanwhile. */
    public void noteChange(UserId user, long account) {
        entities.createQuery("insert into ProfileChange (user, account, number) values (:user, :account, :number)"
                        + " on conflict (user) do update set number = excluded.number")
                .setParameter("user", user.value())
                .setParameter("account", account)
                .setParameter("number", ThreadLocalRandom.current().nextLong())
                .executeUpdate();
    }

    /** Users whose rooms have to be told. */
    public List<ProfileChange> changes(int most) {
        return entities.createQuery("select c from ProfileChange c order by c.user", ProfileChange.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** The rooms were told, unless the user has changed something since. */
    public void settle(ProfileChange told) {
        entities.createQuery("delete from ProfileChange c where c.user = :user and c.number = :number")
                .setParameter("user", told.user().value())
                .setParameter("number", told.number())
                .executeUpdate();
    }
}
