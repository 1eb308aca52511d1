package org.enishi.directory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.directory.AliasStore;
import org.enishi.store.directory.StoredAlias;
import org.enishi.store.room.MemberStore;
import org.enishi.timeline.Stays;

/** This server's own names for rooms, for reading. */
@Stateless
public class LocalAliases {
    private static final int MOST_SERVERS = 50;

    @Inject
    AliasStore aliases;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    Stays stays;

    @Inject
    Configuration configuration;

    public Optional<ResolvedAlias> resolve(RoomAlias alias) {
        return aliases.find(alias).map(found -> new ResolvedAlias(found.room(), servers(found.room())));
    }

    public Optional<StoredAlias> find(RoomAlias alias) {
        return aliases.find(alias);
    }

    /** @throws MatrixException {@code M_FORBIDDEN} to those who are not in the room, unless it is world readable */
    public List<RoomAlias> ofRoom(UserId reader, RoomId room) {
        RoomHead head = rooms.find(room).orElseThrow(LocalAliases::notInRoom);
        boolean mayRead = stays.of(head, reader).lasts() || stays.isWorldReadable(head);
        if (!mayRead) throw notInRoom();
        return aliases.ofRoom(room);
    }

    private List<ServerName> servers(RoomId room) {
        Set<ServerName> servers = new LinkedHashSet<>();
        servers.add(configuration.serverName());
        rooms.find(room).ifPresent(head -> servers.addAll(members.joinedServers(head.nid())));
        return servers.stream().limit(MOST_SERVERS).toList();
    }

    private static MatrixException notInRoom() {
        return MatrixException.forbidden("You are not in this room");
    }
}
