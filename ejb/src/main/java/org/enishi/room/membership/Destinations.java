package org.enishi.room.membership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.directory.Aliases;
import org.enishi.directory.ResolvedAlias;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.room.MemberStore;

/** Where a room is, and whether this server is in it. May ask other servers: call it without a transaction. */
@ApplicationScoped
public class Destinations {
    @Inject
    Aliases aliases;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    Configuration configuration;

    /**
     * @param via servers that the client names
     * @throws MatrixException {@code M_NOT_FOUND} for an unknown alias, {@code M_INVALID_PARAM}
     */
    public Destination of(String roomIdOrAlias, List<ServerName> via) {
        if (RoomId.isWellFormed(roomIdOrAlias)) return new Destination(new RoomId(roomIdOrAlias), via);
        if (!RoomAlias.isWellFormed(roomIdOrAlias)) throw MatrixException.invalidParam("not a room ID or alias");
        ResolvedAlias resolved = aliases.resolve(new RoomAlias(roomIdOrAlias));
        Set<ServerName> servers = new LinkedHashSet<>(via);
        servers.addAll(resolved.servers());
        return new Destination(resolved.roomId(), List.copyOf(servers));
    }

    /** As {@link #of}, without asking anybody: empty unless this server is in the room. */
    public Optional<Destination> here(String roomIdOrAlias) {
        if (RoomId.isWellFormed(roomIdOrAlias)) return here(new RoomId(roomIdOrAlias));
        if (!RoomAlias.isWellFormed(roomIdOrAlias)) throw MatrixException.invalidParam("not a room ID or alias");
        var alias = new RoomAlias(roomIdOrAlias);
        boolean ours = alias.server().equals(configuration.serverName());
        return ours ? here(aliases.resolve(alias).roomId()) : Optional.empty();
    }

    private Optional<Destination> here(RoomId room) {
        return isHere(room) ? Optional.of(new Destination(room, List.of())) : Optional.empty();
    }

    /** Whether one of our users is in the room, so that this server may speak for it. */
    public boolean isHere(RoomId room) {
        return rooms.find(room).filter(this::isHere).isPresent();
    }

    /** The servers to enter through: those named, and those that we know to be in the room, without this one. */
    public List<ServerName> servers(Destination destination) {
        Set<ServerName> servers = new LinkedHashSet<>(destination.via());
        rooms.find(destination.room()).ifPresent(head -> servers.addAll(members.joinedServers(head.nid())));
        servers.remove(configuration.serverName());
        return List.copyOf(servers);
    }

    private boolean isHere(RoomHead head) {
        return members.isIn(head.nid(), configuration.serverName());
    }
}
