package org.enishi.store.encryption.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** Which servers know users of ours by rooms. Reads need no transaction. */
@ApplicationScoped
public class SharedServers {
    private static final int JOINED = Membership.JOIN.ordinal();

    @Inject
    JournalStores stores;

    /** Other servers that have users in rooms of a user, each with the servers at which these rooms were made. */
    public Map<ServerName, Set<ServerName>> of(UserId user) {
        Map<ServerName, Set<ServerName>> found = new HashMap<>();
        stores.sql()
                .list(
                        "select distinct s.server, r.host from room_member m join room_server s on s.room_nid = m.room_nid"
                                + " join room r on r.nid = m.room_nid where m.user_id = ? and m.membership = " + JOINED
                                + " and s.server <> m.server and s.joined > 0",
                        wanted -> wanted.text(user.value()),
                        row -> Map.entry(new ServerName(row.getString(1)), new ServerName(row.getString(2))))
                .forEach(row -> found.computeIfAbsent(row.getKey(), none -> new HashSet<>())
                        .add(row.getValue()));
        return found;
    }

    /** Other servers in a room that are in no other room of a user. */
    public Set<ServerName> only(UserId user, long room) {
        return new HashSet<>(stores.sql()
                .list(
                        "select s.server from room_server s where s.room_nid = ? and s.joined > 0 and s.server <> ?"
                                + " and s.server not in (select o.server from room_member m join room_server o"
                                + " on o.room_nid = m.room_nid where m.user_id = ? and m.room_nid <> ?"
                                + " and m.membership = " + JOINED + " and o.joined > 0)",
                        wanted -> wanted.number(room)
                                .text(user.server().value())
                                .text(user.value())
                                .number(room),
                        row -> new ServerName(row.getString(1))));
    }

    /** The server at which a room was made. */
    public Set<ServerName> host(long room) {
        return new HashSet<>(stores.sql()
                .list(
                        "select host from room where nid = ?",
                        wanted -> wanted.number(room),
                        row -> new ServerName(row.getString(1))));
    }

    /** Whether users of ours are in a room that was made at that server. */
    public boolean isHostOfOurs(ServerName server) {
        return stores.sql()
                .first(
                        "select 1 from room where host = ? and joined_local > 0 limit 1",
                        wanted -> wanted.text(server.value()),
                        row -> row.getInt(1))
                .isPresent();
    }
}
