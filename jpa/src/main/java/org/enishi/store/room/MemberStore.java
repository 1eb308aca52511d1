package org.enishi.store.room;

import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.cache.FreshCache;
import org.enishi.store.sql.Binder;
import org.enishi.store.sql.Sql;

/** Who is what in which room now. Reads need no transaction; each costs what it answers, not what the room weighs. Only the journal writes. */
public class MemberStore {
    private static final String SELECT = "select m.room_nid, r.room_id, m.user_id, m.account_nid, m.membership,"
            + " m.event_nid, m.position, m.since, m.forgotten from room_member m join room r on r.nid = m.room_nid where ";
    private static final int JOINED = Membership.JOIN.ordinal();

    private static final String GUESTS =
            "m.account_nid in (select nid from account where guest = true)" + " and m.membership = " + JOINED;

    private final Sql sql;
    private final FreshCache<Long, Map<ServerName, Integer>> servers;

    public MemberStore(Sql sql, long maxBytes) {
        this.sql = sql;
        this.servers = new FreshCache<>(maxBytes, (room, names) -> 200 + 150 * names.size());
    }

    public Optional<RoomMember> find(long room, UserId user) {
        return find(room, List.of(user)).stream().findFirst();
    }

    /** Of these users, the ones with a relation to the room. */
    public List<RoomMember> find(long room, Collection<UserId> users) {
        return list(
                "m.room_nid = ? and m.user_id = any(?)",
                wanted -> wanted.number(room)
                        .texts(users.stream().map(UserId::value).toList()));
    }

    /** All relations of a local user, forgotten ones too. */
    public List<RoomMember> ofAccount(long account) {
        return list("m.account_nid = ?", wanted -> wanted.number(account));
    }

    /** A local user's relations that changed above a position, forgotten ones too. */
    public List<RoomMember> ofAccount(long account, long after) {
        return list(
                "m.account_nid = ? and m.position > ?",
                wanted -> wanted.number(account).number(after));
    }

    /** A local user's relations that somebody else ended, as far as they are not forgotten; the latest first. */
    public List<RoomMember> endedByOthers(long account, int limit) {
        return list(
                "m.account_nid = ? and m.membership in (" + Membership.LEAVE.ordinal() + ", "
                        + Membership.BAN.ordinal() + ") and not m.forgotten and exists (select 1 from event e"
                        + " where e.nid = m.event_nid and e.sender <> m.user_id) order by m.position desc limit ?",
                wanted -> wanted.number(account).integer(limit));
    }

    /** Local users whose account has ended while some room still has them: as members, invited or knocking. */
    public Map<Long, UserId> ofEndedAccounts() {
        return sql
                .list(
                        "select distinct a.nid, a.user_id from account a join room_member m on m.account_nid = a.nid"
                                + " where a.deactivated_at is not null and m.membership in (" + JOINED + ", "
                                + Membership.INVITE.ordinal() + ", " + Membership.KNOCK.ordinal() + ")",
                        wanted -> {},
                        row -> Map.entry(row.getLong(1), new UserId(row.getString(2))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Local guests in these rooms. */
    public List<RoomMember> joinedGuests(Collection<Long> rooms) {
        return list(GUESTS + " and m.room_nid = any(?)", wanted -> wanted.numbers(rooms));
    }

    /** Local guests, in whatever room they are. */
    public List<RoomMember> joinedGuests() {
        return list(GUESTS, wanted -> {});
    }

    /** The rooms, by surrogate key, that a local user has joined. */
    public Set<Long> joinedRooms(long account) {
        return new HashSet<>(sql.list(
                "select room_nid from room_member where account_nid = ? and membership = " + JOINED,
                wanted -> wanted.number(account),
                row -> row.getLong(1)));
    }

    /** The rooms that a local user and somebody else have both joined, in the order in which they became known here. */
    public List<RoomId> joinedByBoth(long account, UserId other) {
        return sql.list(
                "select r.room_id from room_member a join room_member o on o.room_nid = a.room_nid"
                        + " join room r on r.nid = a.room_nid where a.account_nid = ? and o.user_id = ?"
                        + " and a.membership = " + JOINED + " and o.membership = " + JOINED + " order by r.nid",
                both -> both.number(account).text(other.value()),
                row -> new RoomId(row.getString(1)));
    }

    /** Rooms of a local user, joined, in which an event came above a position. A head that H2 misses is just being moved. */
    public Set<Long> joinedRoomsChanged(long account, long after) {
        return new HashSet<>(sql.list(
                "select m.room_nid from room_member m left join room_head h on h.room_nid = m.room_nid"
                        + " where m.account_nid = ? and m.membership = " + JOINED
                        + " and (h.position > ? or h.position is null)",
                wanted -> wanted.number(account).number(after),
                row -> row.getLong(1)));
    }

    /** Longest members first. */
    public List<RoomMember> ofRoom(long room, Membership membership, int limit) {
        return list(
                "m.room_nid = ? and m.membership = ? order by m.membership, m.room_nid, m.position limit ?",
                wanted -> wanted.number(room).integer(membership.ordinal()).integer(limit));
    }

    /** Users of one server with any relation to the room; costs a look at all who have one. */
    public List<RoomMember> ofServer(long room, ServerName server, int limit) {
        return list(
                "m.room_nid = ? and lower(m.user_id) like ? escape '!' limit ?",
                wanted -> wanted.number(room)
                        .text("%:" + server.folded().value().replace("_", "!_").replace("%", "!%"))
                        .integer(limit));
    }

    /** Servers with at least one joined user, ours included. From memory if asked lately. */
    public Set<ServerName> joinedServers(long room) {
        return joinedByServer(room).keySet();
    }

    /** How many users of each server have joined. From memory if asked lately. */
    public Map<ServerName, Integer> joinedByServer(long room) {
        return servers.get(room, key -> Optional.of(readServers(key))).orElseThrow();
    }

    /** Whether the server has a joined user in the room. */
    public boolean isIn(long room, ServerName server) {
        return joinedServers(room).contains(server);
    }

    /** Accounts of the local users who are in the room. */
    public List<Long> joinedAccounts(long room) {
        return sql.list(
                "select account_nid from room_member where room_nid = ? and membership = " + JOINED
                        + " and account_nid is not null",
                wanted -> wanted.number(room),
                row -> row.getLong(1));
    }

    /** Whether there is a room that both have joined, so that one may know of the other. One of them is local. */
    public boolean shareRoom(UserId one, UserId other) {
        return sql.first(
                        "select 1 from account a join room_member m on m.account_nid = a.nid and m.membership = "
                                + JOINED
                                + " join room_member o on o.room_nid = m.room_nid and o.membership = " + JOINED
                                + " where (a.user_id = ? and o.user_id = ?) or (a.user_id = ? and o.user_id = ?) limit 1",
                        both -> both.text(one.value())
                                .text(other.value())
                                .text(other.value())
                                .text(one.value()),
                        row -> row.getInt(1))
                .isPresent();
    }

    /** Stripped state that came with an invitation from a room that this server is not in, or that answered a knock; empty if none. */
    public List<JsonObject> stripped(long room, UserId user) {
        return sql.first(
                        "select stripped from room_invitation where room_nid = ? and user_id = ?",
                        wanted -> wanted.number(room).text(user.value()),
                        row -> StrippedState.read(row.getBytes(1)))
                .orElse(List.of());
    }

    /** After the commit: so many are in the room. */
    public void committed(long room, Map<ServerName, Integer> joined) {
        servers.put(room, Map.copyOf(joined));
    }

    /** Another node has changed it. */
    public void forget(long room) {
        servers.drop(room);
    }

    private Map<ServerName, Integer> readServers(long room) {
        return sql
                .list(
                        "select server, joined from room_server where room_nid = ?",
                        wanted -> wanted.number(room),
                        row -> Map.entry(new ServerName(row.getString(1)), row.getInt(2)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<RoomMember> list(String condition, Binder binder) {
        return sql.list(SELECT + condition, binder, MemberStore::read);
    }

    private static RoomMember read(ResultSet row) throws SQLException {
        long account = row.getLong(4);
        Long local = row.wasNull() ? null : (Long) account;
        return new RoomMember(
                row.getLong(1),
                new RoomId(row.getString(2)),
                new UserId(row.getString(3)),
                local,
                Membership.values()[row.getInt(5)],
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getBoolean(9));
    }
}
