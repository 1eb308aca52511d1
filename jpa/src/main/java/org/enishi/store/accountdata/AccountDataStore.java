package org.enishi.store.accountdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.id.RoomId;

/** Remembers account data. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AccountDataStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public Optional<AccountDatum> find(AccountDataKey key) {
        return entities.createQuery(
                        "select d from AccountDatum d where d.account = :account and d.room = :room and d.type = :type",
                        AccountDatum.class)
                .setParameter("account", key.account())
                .setParameter("room", text(key.room()))
                .setParameter("type", key.type())
                .getResultStream()
                .findFirst();
    }

    /** All of an account, global and of rooms, changed after one journal position and not after another. */
    public List<AccountDatum> changed(long account, long after, long upTo) {
        return entities.createQuery(
                        "select d from AccountDatum d where d.account = :account and d.position > :after"
                                + " and d.position <= :upTo order by d.position",
                        AccountDatum.class)
                .setParameter("account", account)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultList();
    }

    /** All of an account that has one type, global and of rooms. */
    public List<AccountDatum> ofType(long account, String type) {
        return entities.createQuery(
                        "select d from AccountDatum d where d.account = :account and d.type = :type",
                        AccountDatum.class)
                .setParameter("account", account)
                .setParameter("type", type)
                .getResultList();
    }

    /** All of an account that belongs to these rooms. */
    public List<AccountDatum> ofRooms(long account, Collection<RoomId> rooms) {
        return entities.createQuery(
                        "select d from AccountDatum d where d.account = :account and d.room in :rooms",
                        AccountDatum.class)
                .setParameter("account", account)
                .setParameter("rooms", rooms.stream().map(RoomId::value).toList())
                .getResultList();
    }

    /** @param position the journal position of this change */
    public void put(AccountDataKey key, byte[] content, long position) {
        AccountDatum datum = find(key).orElseGet(() -> persisted(key));
        datum.change(content, position);
    }

    /** All of an account, global and of rooms. */
    public void removeAll(long account) {
        entities.createQuery("delete from AccountDatum d where d.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    private AccountDatum persisted(AccountDataKey key) {
        AccountDatum datum = new AccountDatum(key.account(), text(key.room()), key.type());
        entities.persist(datum);
        return datum;
    }

    private static String text(Optional<RoomId> room) {
        return room.map(RoomId::value).orElse("");
    }
}
