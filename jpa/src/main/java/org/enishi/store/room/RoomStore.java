package org.enishi.store.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.store.sql.Parameters;
import org.enishi.store.sql.Sql;
import org.enishi.store.state.StateRoot;

/** Rooms as rows. What is in memory of them is the journal's business. */
public final class RoomStore {
    private static final String SELECT = "select nid, room_id, host, version, state, extremities, depth, position,"
            + " joined, joined_local, invited from room where ";

    private static final String INSERT =
            "insert into room (room_id, host, version, state, extremities, depth, position,"
                    + " joined, joined_local, invited, nid) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int NID_BLOCK = 50;

    private final Sql sql;
    private long nextNid;
    private long endOfBlock;

    public RoomStore(Sql sql) {
        this.sql = sql;
    }

    public Map<RoomId, RoomRow> find(Collection<RoomId> ids) {
        Map<RoomId, RoomRow> found = new HashMap<>();
        sql.list(
                        SELECT + "room_id = any(?)",
                        wanted -> wanted.texts(ids.stream().map(RoomId::value).toList()),
                        RoomStore::read)
                .forEach(row -> found.put(row.id(), row));
        return found;
    }

    public Map<Long, RoomId> ids(Collection<Long> nids) {
        Map<Long, RoomId> found = new HashMap<>();
        sql.list(
                        "select nid, room_id from room where nid = any(?)",
                        wanted -> wanted.numbers(nids),
                        row -> Map.entry(row.getLong(1), new RoomId(row.getString(2))))
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    public Optional<RoomRow> find(RoomId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    public synchronized long newNid() {
        if (nextNid == endOfBlock) {
            nextNid = sql.first("select nextval('room_nid')", none -> {}, row -> row.getLong(1))
                    .orElseThrow();
            endOfBlock = nextNid + NID_BLOCK;
        }
        return nextNid++;
    }

    public void insert(Collection<RoomRow> rooms) {
        sql.batch(INSERT, rooms, RoomStore::bindNew);
    }

    /** As {@link #insert}; a room whose ID is there already stays as it is. */
    public void insertIfNew(Collection<RoomRow> rooms) {
        sql.batch(INSERT + " on conflict do nothing", rooms, RoomStore::bindNew);
    }

    /** Of a room that no local user is in: then its version was only told. */
    public void correct(long nid, RoomVersion version) {
        sql.batch(
                "update room set version = ? where nid = ? and joined_local = 0",
                List.of(nid),
                (to, room) -> to.text(version.id()).number(room));
    }

    public void update(Collection<RoomRow> rooms) {
        sql.batch(
                "update room set host = ?, version = ?, state = ?, extremities = ?, depth = ?, position = ?, joined = ?,"
                        + " joined_local = ?, invited = ? where nid = ?",
                rooms,
                (to, room) -> bindHead(
                        to.text(room.host().value()).text(room.version().id()), room));
    }

    private static void bindNew(Parameters to, RoomRow room) throws SQLException {
        to.text(room.id().value()).text(room.host().value()).text(room.version().id());
        bindHead(to, room);
    }

    private static void bindHead(Parameters to, RoomRow room) throws SQLException {
        to.bytes(room.state().hash());
        to.text(room.extremities().stream().map(EventId::value).collect(Collectors.joining(" ")));
        to.number(room.depth()).number(room.position());
        to.integer(room.joined()).integer(room.joinedLocal()).integer(room.invited());
        to.number(room.nid());
    }

    private static RoomRow read(ResultSet row) throws SQLException {
        return new RoomRow(
                row.getLong(1),
                new RoomId(row.getString(2)),
                new ServerName(row.getString(3)),
                RoomVersion.of(row.getString(4)).orElseThrow(),
                new StateRoot(row.getBytes(5)),
                extremities(row.getString(6)),
                row.getLong(7),
                row.getLong(8),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11));
    }

    private static List<EventId> extremities(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(EventId::new).toList();
    }
}
