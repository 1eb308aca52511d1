package org.enishi.store.governance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** Remembers which rooms are frozen, for whom, and which were released. Writes belong into a draft. */
@ApplicationScoped
public class FrozenRoomStore {
    private static final String SELECT = "select f.room_nid, r.room_id, r.host, f.domain, f.strangers, f.rule,"
            + " f.frozen_at, f.released_at from frozen_room f join room r on r.nid = f.room_nid";
    private static final String FROZEN = " where f.released_at = 0 and r.joined_local > 0 and (lower(r.room_id) like ?"
            + " escape '!' or f.domain like ? escape '!' or lower(f.strangers) like ? escape '!')";

    @Inject
    JournalStores stores;

    /** A domain whose users are in rooms that were made at another server. */
    public record Pair(ServerName host, ServerName domain) {}

    /** Frozen and released ones. */
    public List<FrozenRoom> all() {
        return stores.sql().list(SELECT, none -> {}, FrozenRoomStore::read);
    }

    /** Frozen ones, the latest first. @param search part of a room ID, domain or user; empty for all */
    public List<FrozenRoom> page(String search, int offset, int limit) {
        String like = like(search);
        return stores.sql()
                .list(
                        SELECT + FROZEN + " order by f.frozen_at desc, f.room_nid, f.domain limit ? offset ?",
                        wanted -> wanted.text(like)
                                .text(like)
                                .text(like)
                                .integer(limit)
                                .integer(offset),
                        FrozenRoomStore::read);
    }

    public long count(String search) {
        String like = like(search);
        return stores.sql()
                .first(
                        "select count(*) from frozen_room f join room r on r.nid = f.room_nid" + FROZEN,
                        wanted -> wanted.text(like).text(like).text(like),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    public Optional<FrozenRoom> find(long room, ServerName domain) {
        return stores.sql()
                .first(
                        SELECT + " where f.room_nid = ? and f.domain = ?",
                        wanted -> wanted.number(room).text(domain.value()),
                        FrozenRoomStore::read);
    }

    public void put(FrozenRoom frozen) {
        remove(frozen);
        stores.sql()
                .update(
                        "insert into frozen_room (room_nid, domain, strangers, rule, frozen_at, released_at, released_by)"
                                + " values (?, ?, ?, ?, ?, 0, '')",
                        to -> to.number(frozen.room().nid())
                                .text(frozen.domain().value())
                                .text(frozen.strangers().stream()
                                        .map(UserId::value)
                                        .collect(Collectors.joining(" ")))
                                .text(frozen.why().rule())
                                .number(frozen.why().since()));
    }

    public void remove(FrozenRoom frozen) {
        stores.sql()
                .update(
                        "delete from frozen_room where room_nid = ? and domain = ?",
                        gone -> gone.number(frozen.room().nid())
                                .text(frozen.domain().value()));
    }

    /** @return how many domains it was frozen for */
    public int release(long room, UserId by, long at) {
        return stores.sql()
                .update(
                        "update frozen_room set released_at = ?, released_by = ? where room_nid = ? and released_at = 0",
                        to -> to.number(at).text(by.value()).number(room));
    }

    /** Which domains have members in rooms made at which servers, our own rooms and the hosts' own users aside. */
    public List<Pair> guests(ServerName own) {
        return stores.sql()
                .list(
                        "select distinct r.host, s.server from room r join room_server s on s.room_nid = r.nid"
                                + " where r.host <> ? and r.joined_local > 0 and s.joined > 0 and s.server <> ?"
                                + " and s.server <> r.host",
                        wanted -> wanted.text(own.value()).text(own.value()),
                        row -> new Pair(new ServerName(row.getString(1)), new ServerName(row.getString(2))));
    }

    /** Rooms with members of ours and of the domain that are not remembered for it. */
    public List<FrozenRoom.Where> unnoticed(Pair pair, int limit) {
        return stores.sql()
                .list(
                        "select r.nid, r.room_id, r.host from room r join room_server s on s.room_nid = r.nid"
                                + " where s.server = ? and s.joined > 0 and r.host = ? and r.joined_local > 0"
                                + " and not exists (select 1 from frozen_room f where f.room_nid = r.nid and f.domain = ?)"
                                + " order by r.nid limit ?",
                        wanted -> wanted.text(pair.domain().value())
                                .text(pair.host().value())
                                .text(pair.domain().folded().value())
                                .integer(limit),
                        row -> new FrozenRoom.Where(
                                row.getLong(1), new RoomId(row.getString(2)), new ServerName(row.getString(3))));
    }

    /** Whether the domain has a member in the room, as far as we know. */
    public boolean hasMember(long room, ServerName domain) {
        return stores.sql()
                .first(
                        "select 1 from room_server where room_nid = ? and lower(server) = ? and joined > 0",
                        wanted -> wanted.number(room).text(domain.folded().value()),
                        row -> row.getInt(1))
                .isPresent();
    }

    private static String like(String search) {
        return "%"
                + search.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
    }

    private static FrozenRoom read(ResultSet row) throws SQLException {
        String strangers = row.getString(5);
        Collection<String> names = strangers.isEmpty() ? List.of() : Arrays.asList(strangers.split(" "));
        return new FrozenRoom(
                new FrozenRoom.Where(row.getLong(1), new RoomId(row.getString(2)), new ServerName(row.getString(3))),
                new ServerName(row.getString(4)),
                names.stream().map(UserId::new).toList(),
                new FrozenRoom.Why(row.getString(6), row.getLong(7), row.getLong(8) > 0));
    }
}
