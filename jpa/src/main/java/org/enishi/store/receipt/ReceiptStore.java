package org.enishi.store.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.receipt.StoredReceipt.Key;
import org.enishi.store.receipt.StoredReceipt.Mark;
import org.enishi.store.sql.Parameters;

/** Remembers receipts. Reads need no transaction, and cost what they answer; writes belong into a draft. */
@ApplicationScoped
public class ReceiptStore {
    private static final int ROOMS_AT_ONCE = 50;
    private static final String COLUMNS =
            "room_nid, user_id, type, thread, account_nid, event_id, event_at, event_depth, ts";
    private static final String SELECT = "select " + COLUMNS + " from receipt where ";
    private static final String PUBLIC = "type = " + ReceiptType.READ.ordinal();

    @Inject
    JournalStores stores;

    public Optional<StoredReceipt> find(Key key) {
        return stores.sql()
                .first(
                        SELECT + "room_nid = ? and user_id = ? and type = ? and thread = ?",
                        to -> bind(to, key),
                        ReceiptStore::read);
    }

    /** Puts it in the place of the one with the same key. @param position in the journal, of this change */
    public void put(StoredReceipt receipt, long position) {
        stores.sql()
                .update(
                        "delete from receipt where room_nid = ? and user_id = ? and type = ? and thread = ?",
                        to -> bind(to, receipt.key()));
        stores.sql()
                .update(
                        "insert into receipt (" + COLUMNS + ", position) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        to -> bind(to, receipt.key())
                                .optionalNumber(receipt.account())
                                .text(receipt.event().value())
                                .number(receipt.at().position())
                                .number(receipt.at().depth())
                                .number(receipt.ts())
                                .number(position));
    }

    /** Public ones of these rooms that changed behind one journal position and not behind another. */
    public List<StoredReceipt> changed(Collection<Long> rooms, long after, long upTo) {
        return stores.sql()
                .list(
                        SELECT + "room_nid = any(?) and position > ? and position <= ? and " + PUBLIC
                                + " order by position",
                        to -> to.numbers(rooms).number(after).number(upTo),
                        ReceiptStore::read);
    }

    /** The public ones of each room that changed last, so many at most, not behind a journal position. */
    public List<StoredReceipt> newest(Collection<Long> rooms, long upTo, int limit) {
        String each = "(" + SELECT + "room_nid = ? and position <= ? and " + PUBLIC
                + " order by room_nid desc, position desc limit ?)";
        List<Long> all = List.copyOf(rooms);
        List<StoredReceipt> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROOMS_AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(from + ROOMS_AT_ONCE, all.size()));
            found.addAll(stores.sql()
                    .list(
                            String.join(" union all ", Collections.nCopies(some.size(), each)),
                            to -> {
                                for (long room : some)
                                    to.number(room).number(upTo).integer(limit);
                            },
                            ReceiptStore::read));
        }
        return found;
    }

    /** Of these rooms, the ones in which a public receipt changed behind a journal position. */
    public Set<Long> roomsChanged(Collection<Long> rooms, long after) {
        return new HashSet<>(stores.sql()
                .list(
                        "select distinct room_nid from receipt where room_nid = any(?) and position > ? and " + PUBLIC,
                        to -> to.numbers(rooms).number(after),
                        row -> row.getLong(1)));
    }

    /** All of a local user that changed behind one journal position and not behind another. */
    public List<StoredReceipt> ofAccount(long account, long after, long upTo) {
        return stores.sql()
                .list(
                        SELECT + "account_nid = ? and position > ? and position <= ? order by position",
                        to -> to.number(account).number(after).number(upTo),
                        ReceiptStore::read);
    }

    /** All of a local user in these rooms. */
    public List<StoredReceipt> ofUser(UserId user, Collection<Long> rooms) {
        return stores.sql()
                .list(
                        SELECT + "room_nid = any(?) and user_id = ?",
                        to -> to.numbers(rooms).text(user.value()),
                        ReceiptStore::read);
    }

    private static Parameters bind(Parameters to, Key key) throws SQLException {
        return to.number(key.room())
                .text(key.user().value())
                .integer(key.type().ordinal())
                .text(key.thread());
    }

    private static StoredReceipt read(ResultSet row) throws SQLException {
        long account = row.getLong(5);
        Long local = row.wasNull() ? null : (Long) account;
        var key = new Key(
                row.getLong(1), new UserId(row.getString(2)), ReceiptType.values()[row.getInt(3)], row.getString(4));
        var mark = new Mark(row.getLong(7), row.getLong(8));
        return new StoredReceipt(key, local, new EventId(row.getString(6)), mark, row.getLong(9));
    }
}
