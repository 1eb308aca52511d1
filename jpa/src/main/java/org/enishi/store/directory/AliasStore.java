package org.enishi.store.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;

/** Remembers this server's names for rooms. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AliasStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public Optional<StoredAlias> find(RoomAlias alias) {
        return Optional.ofNullable(entities.find(StoredAlias.class, alias.value()));
    }

    /** Oldest first. */
    public List<RoomAlias> ofRoom(RoomId room) {
        return entities.createQuery(
                        "select a from StoredAlias a where a.room = :room order by a.created, a.alias",
                        StoredAlias.class)
                .setParameter("room", room.value())
                .getResultStream()
                .map(StoredAlias::alias)
                .toList();
    }

    public void add(StoredAlias alias) {
        entities.persist(alias);
        entities.flush();
    }

    public void remove(RoomAlias alias) {
        entities.createQuery("delete from StoredAlias a where a.alias = :alias")
                .setParameter("alias", alias.value())
                .executeUpdate();
    }

    /** All names of one room become names of another. */
    public void move(RoomId from, RoomId to) {
        entities.createQuery("update StoredAlias a set a.room = :new where a.room = :old")
                .setParameter("new", to.value())
                .setParameter("old", from.value())
                .executeUpdate();
    }
}
