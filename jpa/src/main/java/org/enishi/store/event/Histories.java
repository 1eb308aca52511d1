package org.enishi.store.event;

import java.util.List;
import java.util.Optional;
import org.enishi.id.EventId;
import org.enishi.store.sql.Sql;

/**
 * The order of a room's events. A position other than 0 is what makes an event part of a history. The bound on the depth
 * alone says nothing new, but H2 does not begin in the middle of an index for a pair.
 */
record Histories(Sql sql) {
    List<StoredEvent> backwards(long room, Place from, int limit) {
        return sql.list(
                EventRow.SELECT + "where e.room_nid = ? and e.position <> 0 and e.depth <= ?"
                        + " and (e.depth, e.position) <= (?, ?)"
                        + " order by e.room_nid desc, e.depth desc, e.position desc limit ?",
                wanted -> wanted.number(room)
                        .number(from.depth())
                        .number(from.depth())
                        .number(from.position())
                        .integer(limit),
                EventRow::read);
    }

    List<StoredEvent> forwards(long room, Place from, int limit) {
        return sql.list(
                EventRow.SELECT + "where e.room_nid = ? and e.position <> 0 and e.depth >= ?"
                        + " and (e.depth, e.position) > (?, ?)"
                        + " order by e.room_nid, e.depth, e.position limit ?",
                wanted -> wanted.number(room)
                        .number(from.depth())
                        .number(from.depth())
                        .number(from.position())
                        .integer(limit),
                EventRow::read);
    }

    List<StoredEvent> stream(long room, long after, long upTo, int limit) {
        return sql.list(
                EventRow.SELECT + "where e.room_nid = ? and e.position > ? and e.position <= ?"
                        + " order by e.room_nid desc, e.position desc limit ?",
                wanted -> wanted.number(room)
                        .number(Math.max(after, 0))
                        .number(upTo)
                        .integer(limit),
                EventRow::read);
    }

    Optional<byte[]> original(long nid) {
        return sql.first(
                "select json from event_original where event_nid = ?",
                wanted -> wanted.number(nid),
                row -> row.getBytes(1));
    }

    List<Gap> gaps(long room, Place upTo, int limit) {
        return sql.list(
                "select prev_event_id, event_nid, depth from event_gap where room_nid = ? and depth <= ?"
                        + " order by room_nid desc, depth desc, event_nid desc, prev_event_id limit ?",
                wanted -> wanted.number(room).number(upTo.depth()).integer(limit),
                row -> new Gap(new EventId(row.getString(1)), row.getLong(2), row.getLong(3)));
    }

    List<StoredEvent> nearest(long room, EventStore.Since time, int limit) {
        String condition = time.forwards()
                ? "and e.origin_ts >= ? order by e.room_nid, e.origin_ts, e.depth limit ?"
                : "and e.origin_ts <= ? order by e.room_nid desc, e.origin_ts desc, e.depth desc limit ?";
        return sql.list(
                EventRow.SELECT + "where e.room_nid = ? and e.position <> 0 " + condition,
                wanted -> wanted.number(room).number(time.originServerTs()).integer(limit),
                EventRow::read);
    }
}
