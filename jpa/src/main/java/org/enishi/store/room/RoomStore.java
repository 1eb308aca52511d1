package org.enishi.store.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
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
    private static final String SELECT =
            "select r.nid, r.room_id, r.host, r.version, r.joined, r.joined_local, r.invited,"
                    + " h.state, h.extremities, h.depth, h.position, r.whole_at from room r left join room_head h on h.room_nid = r.nid where ";

    private static final String INSERT =
            "insert into room (room_id, host, version, joined, joined_local, invited, whole_at, nid) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_HEAD =
            "insert into room_head (state, extremities, depth, position, room_nid) values (?, ?, ?, ?, ?)";

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
                        SELECT + "r.room_id = any(?)",
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
        sql.batch(INSERT_HEAD, rooms, RoomStore::bindHead);
    }

    /** As {@link #insert}; if a room of this ID is there already, it stays as it is. */
    public void insertIfNew(RoomRow room) {
        sql.batch(INSERT + " on conflict do nothing", List.of(room), RoomStore::bindNew);
        if (ids(List.of(room.nid())).isEmpty()) return;
        sql.batch(INSERT_HEAD, List.of(room), RoomStore::bindHead);
    }

    /** Of a room that no local user is in: then its version was only told. */
    public void correct(long nid, RoomVersion version) {
        sql.batch(
                "update room set version = ? where nid = ? and joined_local = 0",
                List.of(nid),
                (to, room) -> to.text(version.id()).number(room));
    }

    /** What each event moves: state, extremities, depth and position. */
    public void move(Collection<RoomRow> rooms) {
        sql.batch(
                "update room_head set state = ?, extremities = ?, depth = ?, position = ? where room_nid = ?",
                rooms,
                RoomStore::bindHead);
    }

    /** The rest, which few events change. */
    public void change(Collection<RoomRow> rooms) {
        sql.batch(
                "update room set host = ?, version = ?, joined = ?, joined_local = ?, invited = ?, whole_at = ? where nid = ?",
                rooms,
                RoomStore::bindRest);
    }

    private static void bindNew(Parameters to, RoomRow room) throws SQLException {
        bindRest(to.text(room.id().value()), room);
    }

    private static void bindRest(Parameters to, RoomRow room) throws SQLException {
        to.text(room.host().value()).text(room.version().id());
        to.integer(room.joined()).integer(room.joinedLocal()).integer(room.invited());
        to.number(room.wholeAt()).number(room.nid());
    }

    private static void bindHead(Parameters to, RoomRow room) throws SQLException {
        to.bytes(room.state().hash());
        to.text(room.extremities().stream().map(EventId::value).collect(Collectors.joining(" ")));
        to.number(room.depth()).number(room.position());
        to.number(room.nid());
    }

    /** H2 may miss a row that somebody is just changing (docs/decisions/0005): there is a head, so it is asked again. */
    private static RoomRow read(ResultSet row) throws SQLException {
        byte[] state = row.getBytes(8);
        if (state == null) throw new SQLTransientException("the room's head is being changed");
        return new RoomRow(
                row.getLong(1),
                new RoomId(row.getString(2)),
                new ServerName(row.getString(3)),
                RoomVersion.of(row.getString(4)).orElseThrow(),
                new StateRoot(state),
                extremities(row.getString(9)),
                row.getLong(10),
                row.getLong(11),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getLong(12));
    }

    private static List<EventId> extremities(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(EventId::new).toList();
    }
}
