package org.enishi.store.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Sql;

/** How far people's words are read, and who is to be read. Call it in a transaction: one node reads at a time. */
@ApplicationScoped
public class ReadingStore {
    private static final int JOINED = Membership.JOIN.ordinal();
    private static final String MEMBERS =
            "select room_nid, user_id, account_nid, membership, event_nid from room_member where ";

    @Inject
    JournalStores stores;

    /** Until the transaction ends nobody else gets it. */
    public Reading lock() {
        return sql().first(
                        "select position, room_nid, user_id from person_reading where id = 1 for update",
                        none -> {},
                        row -> {
                            long room = row.getLong(2);
                            boolean isDone = row.wasNull();
                            var before = isDone ? null : new Reading.Member(room, row.getString(3));
                            return new Reading(row.getLong(1), before);
                        })
                .orElseThrow();
    }

    public void put(Reading reading) {
        Reading.Member before = reading.before();
        sql().update(
                        "update person_reading set position = ?, room_nid = ?, user_id = ? where id = 1",
                        row -> row.number(reading.position())
                                .optionalNumber(before == null ? null : (Long) before.room())
                                .text(before == null ? null : before.user()));
    }

    /** Relations to these rooms that changed behind one journal position and not behind another. */
    public List<Reading.Change> changed(Collection<Long> rooms, long after, long upTo) {
        return sql().list(
                        MEMBERS + "room_nid = any(?) and membership = any(?) and position > ? and position <= ?",
                        wanted -> wanted.numbers(rooms)
                                .numbers(List.of((long) JOINED, (long) Membership.LEAVE.ordinal(), (long)
                                        Membership.BAN.ordinal()))
                                .number(after)
                                .number(upTo),
                        ReadingStore::read);
    }

    /** The next of those who have joined. */
    public List<Reading.Change> joinedBehind(Reading.Member last, int limit) {
        return sql().list(
                        MEMBERS + "(room_nid, user_id) > (?, ?) and membership = " + JOINED
                                + " order by room_nid, user_id limit ?",
                        wanted -> wanted.number(last.room()).text(last.user()).integer(limit),
                        ReadingStore::read);
    }

    private static Reading.Change read(ResultSet row) throws SQLException {
        row.getLong(3);
        boolean local = !row.wasNull();
        return new Reading.Change(
                row.getLong(1), new UserId(row.getString(2)), local, row.getInt(4) == JOINED, row.getLong(5));
    }

    private Sql sql() {
        return stores.sql();
    }
}
