package org.enishi.store.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** The rooms by which people know each other. Each question is one query, whatever the number of people. */
@ApplicationScoped
public class Acquaintances {
    private static final int JOINED = Membership.JOIN.ordinal();

    @Inject
    JournalStores stores;

    /** The rooms, by surrogate key, that each has joined; who is in none is left out. */
    public Map<UserId, Set<Long>> rooms(Collection<UserId> users) {
        Map<UserId, Set<Long>> found = new HashMap<>();
        stores.sql()
                .list(
                        "select user_id, room_nid from room_member where user_id = any(?) and membership = " + JOINED,
                        wanted -> wanted.texts(users.stream().map(UserId::value).toList()),
                        row -> Map.entry(new UserId(row.getString(1)), row.getLong(2)))
                .forEach(row -> found.computeIfAbsent(row.getKey(), none -> new HashSet<>())
                        .add(row.getValue()));
        return found;
    }

    /** Other servers with people in the rooms of each user, and the servers at which these rooms were made. */
    public Map<UserId, Map<ServerName, Set<ServerName>>> servers(Collection<UserId> users) {
        Map<UserId, Map<ServerName, Set<ServerName>>> found = new HashMap<>();
        stores.sql()
                .list(
                        "select distinct m.user_id, s.server, r.host from room_member m"
                                + " join room_server s on s.room_nid = m.room_nid join room r on r.nid = m.room_nid"
                                + " where m.user_id = any(?) and m.membership = " + JOINED
                                + " and s.server <> m.server and s.joined > 0",
                        wanted -> wanted.texts(users.stream().map(UserId::value).toList()),
                        row -> new Shared(
                                new UserId(row.getString(1)),
                                new ServerName(row.getString(2)),
                                new ServerName(row.getString(3))))
                .forEach(row -> found.computeIfAbsent(row.user, none -> new HashMap<>())
                        .computeIfAbsent(row.server, none -> new HashSet<>())
                        .add(row.host));
        return found;
    }

    /**
     * Where servers came into rooms, of those that have somebody there.
     *
     * @param before a journal position: who joined behind it does not count
     * @return by room, the servers that had somebody there before; rooms without any are left out
     */
    public Map<Long, Set<ServerName>> serversBefore(Map<Long, Set<ServerName>> rooms, long before) {
        List<String> servers = rooms.values().stream()
                .flatMap(Set::stream)
                .map(ServerName::value)
                .distinct()
                .toList();
        Map<Long, Set<ServerName>> found = new HashMap<>();
        stores.sql()
                .list(
                        "select distinct room_nid, server from room_member where room_nid = any(?) and server = any(?)"
                                + " and since < ? and membership = " + JOINED,
                        wanted -> wanted.numbers(rooms.keySet()).texts(servers).number(before),
                        row -> Map.entry(row.getLong(1), new ServerName(row.getString(2))))
                .forEach(row -> found.computeIfAbsent(row.getKey(), none -> new HashSet<>())
                        .add(row.getValue()));
        return found;
    }

    private record Shared(UserId user, ServerName server, ServerName host) {}
}
