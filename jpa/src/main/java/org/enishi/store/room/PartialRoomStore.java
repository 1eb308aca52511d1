package org.enishi.store.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.store.sql.Sql;

/** Rooms whose members are still to come. The journal writes what they are, whoever asks others writes when. */
public final class PartialRoomStore {
    private static final String SELECT =
            "select room_nid, join_event, helper, servers, attempts from partial_room where ";

    private final Sql sql;

    public PartialRoomStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<PartialRoom> find(long room) {
        return sql.first(SELECT + "room_nid = ?", wanted -> wanted.number(room), PartialRoomStore::read);
    }

    /** Those of which somebody should ask now. */
    public List<PartialRoom> due(long now, int limit) {
        return sql.list(
                SELECT + "due_at <= ? order by due_at limit ?",
                wanted -> wanted.number(now).integer(limit),
                PartialRoomStore::read);
    }

    /** Moves the time at which somebody should ask. @return whether nobody else has moved it */
    public boolean claim(PartialRoom room, long now, long until) {
        return sql.update(
                        "update partial_room set due_at = ? where room_nid = ? and join_event = ? and due_at <= ?",
                        row -> row.number(until)
                                .number(room.room())
                                .text(room.join().value())
                                .number(now))
                == 1;
    }

    public void failed(PartialRoom room, long dueAt) {
        sql.update(
                "update partial_room set attempts = attempts + 1, due_at = ? where room_nid = ? and join_event = ?",
                row -> row.number(dueAt).number(room.room()).text(room.join().value()));
    }

    public void insert(PartialRoom room, long dueAt) {
        remove(room.room());
        sql.update(
                "insert into partial_room (room_nid, join_event, helper, servers, attempts, due_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                row -> row.number(room.room())
                        .text(room.join().value())
                        .text(room.helper().value())
                        .text(room.servers().stream().map(ServerName::value).collect(Collectors.joining("\n")))
                        .integer(room.attempts())
                        .number(dueAt));
    }

    /** It is whole, or of no interest any more. */
    public void remove(long room) {
        sql.update("delete from partial_room where room_nid = ?", gone -> gone.number(room));
        sql.update("delete from partial_event where room_nid = ?", gone -> gone.number(room));
    }

    public void record(Collection<PartialRoom.Recorded> events) {
        sql.batch(
                "insert into partial_event (room_nid, event_id, told) values (?, ?, ?)",
                events,
                (row, each) ->
                        row.number(each.room()).text(each.event().value()).flag(each.told()));
    }

    /** In the order in which they were recorded. */
    public List<PartialRoom.Recorded> recorded(long room) {
        return sql.list(
                "select room_nid, event_id, told from partial_event where room_nid = ? order by id",
                wanted -> wanted.number(room),
                row -> new PartialRoom.Recorded(row.getLong(1), new EventId(row.getString(2)), row.getBoolean(3)));
    }

    private static PartialRoom read(ResultSet row) throws SQLException {
        List<ServerName> servers = row.getString(4).lines().map(ServerName::new).toList();
        return new PartialRoom(
                row.getLong(1),
                new EventId(row.getString(2)),
                new ServerName(row.getString(3)),
                servers,
                row.getInt(5));
    }
}
