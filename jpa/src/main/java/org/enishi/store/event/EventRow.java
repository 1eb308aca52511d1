package org.enishi.store.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.store.sql.Parameters;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/** Between stored events and rows of the table {@code event}. */
final class EventRow {
    static final String SELECT = "select e.nid, e.room_nid, e.position, e.status, e.event_id, e.type, e.sender,"
            + " e.redacted_by, e.state_before, e.state_after, e.json, e.device_nid, e.txn_key, e.txn_id,"
            + " r.room_id, r.version, e.state_key, e.depth from event e join room r on r.nid = e.room_nid ";

    static final String INSERT = "insert into event (nid, room_nid, position, status, event_id, type, sender,"
            + " redacted_by, state_before, state_after, json, device_nid, txn_key, txn_id, depth, origin_ts, state_key)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String UPDATE = "update event set position = ?, status = ?, redacted_by = ?, state_before = ?,"
            + " state_after = ?, json = ? where nid = ?";

    private EventRow() {}

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getLong(2),
                event(row),
                EventStatus.values()[row.getInt(4)],
                row.getLong(3),
                root(row.getBytes(9)),
                root(row.getBytes(10)),
                id(row.getString(8)),
                sending(row));
    }

    static void bindNew(Parameters to, StoredEvent stored) throws SQLException {
        Event event = stored.event();
        Sending sending = stored.sending();
        to.number(stored.nid()).number(stored.roomNid()).number(stored.position());
        to.integer(stored.status().ordinal());
        to.text(event.id().value())
                .text(event.type().value())
                .text(event.sender().value());
        to.text(text(stored.redactedBy())).bytes(hash(stored.before())).bytes(hash(stored.after()));
        to.bytes(event.bytes());
        to.optionalNumber(sending == null ? null : (Long) sending.device());
        to.optionalNumber(sending == null ? null : (Long) sending.key());
        to.text(sending == null ? null : sending.transaction());
        to.number(event.depth()).number(event.originServerTs());
        to.text(event.stateKeyText().orElse(null));
    }

    static void bindChanged(Parameters to, StoredEvent stored) throws SQLException {
        to.number(stored.position()).integer(stored.status().ordinal()).text(text(stored.redactedBy()));
        to.bytes(hash(stored.before())).bytes(hash(stored.after()));
        to.bytes(stored.event().bytes()).number(stored.nid());
    }

    private static Event event(ResultSet row) throws SQLException {
        RoomVersion version = RoomVersion.of(row.getString(16)).orElseThrow();
        var label = new Event.Label(
                new EventId(row.getString(5)),
                new RoomId(row.getString(15)),
                version,
                new EventType(row.getString(6)),
                new UserId(row.getString(7)),
                row.getString(17),
                row.getLong(18));
        return Event.stored(label, row.getBytes(11));
    }

    private static @Nullable Sending sending(ResultSet row) throws SQLException {
        long device = row.getLong(12);
        return row.wasNull() ? null : new Sending(device, row.getString(14), row.getLong(13));
    }

    private static @Nullable StateRoot root(byte @Nullable [] hash) {
        return hash == null ? null : new StateRoot(hash);
    }

    private static byte @Nullable [] hash(@Nullable StateRoot root) {
        return root == null ? null : root.hash();
    }

    private static @Nullable EventId id(@Nullable String text) {
        return text == null ? null : new EventId(text);
    }

    private static @Nullable String text(@Nullable EventId id) {
        return id == null ? null : id.value();
    }
}
