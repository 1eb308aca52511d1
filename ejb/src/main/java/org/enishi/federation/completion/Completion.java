package org.enishi.federation.completion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.governance.freezing.Freezer;
import org.enishi.handshake.given.GivenRoom;
import org.enishi.handshake.given.RoomReception;
import org.enishi.handshake.history.PeerHistory;
import org.enishi.handshake.history.RoomPeers;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.remote.RemoteFailure;
import org.enishi.store.room.PartialRoom;

/** Fetches the state before our join from a server of the room, one after the other until one tells it. */
@ApplicationScoped
class Completion {
    private static final Logger LOG = System.getLogger(Completion.class.getName());
    private static final int MOST_SERVERS = 4;

    @Inject
    RoomPeers peers;

    @Inject
    PeerHistory history;

    @Inject
    RoomReception reception;

    @Inject
    CompletionWriter writer;

    @Inject
    Freezer freezer;

    /** @return whether nothing is left to be done */
    boolean complete(PartialRoom partial, RoomHead room) {
        if (room.members().joinedLocal() == 0) {
            writer.abandon(room);
            return true;
        }
        Event join = writer.join(partial);
        return servers(partial, room).stream().anyMatch(server -> complete(server, room, join));
    }

    /** Others first if the one that let us in did not help before. */
    private List<ServerName> servers(PartialRoom partial, RoomHead room) {
        List<ServerName> allowed = peers.of(room);
        Set<ServerName> servers = new LinkedHashSet<>();
        if (allowed.contains(partial.helper())) servers.add(partial.helper());
        servers.addAll(allowed);
        List<ServerName> all = List.copyOf(servers);
        if (all.isEmpty()) return all;
        int first = Math.floorMod(partial.attempts() * MOST_SERVERS, all.size());
        return Stream.concat(all.subList(first, all.size()).stream(), all.subList(0, first).stream())
                .limit(MOST_SERVERS)
                .toList();
    }

    private boolean complete(ServerName server, RoomHead room, Event join) {
        try {
            RoomReception.Completed told =
                    reception.complete(server, join, history.stateAnswer(server, room, join.id()));
            GivenRoom given = told.room();
            if (!given.host().equals(room.host())) throw new RemoteFailure.Garbage(server, "another room's state");
            writer.write(room, given);
            Optional.of(told).flatMap(RoomReception.Completed::stranger).ifPresent(why -> freezer.found(room, why));
            return true;
        } catch (RemoteFailure | MatrixException e) {
            LOG.log(Level.INFO, () -> "The members of " + room.id() + " are not told: " + e.getMessage());
            return false;
        }
    }
}
