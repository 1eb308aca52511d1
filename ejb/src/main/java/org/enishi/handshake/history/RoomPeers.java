package org.enishi.handshake.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.store.room.MemberStore;

/** Which servers can be asked about a room. */
@ApplicationScoped
public class RoomPeers {
    @Inject
    Configuration configuration;

    @Inject
    FederationPolicy policy;

    @Inject
    MemberStore members;

    /** Those that are in it and allowed; the one at which it was made first. */
    public List<ServerName> of(RoomHead room) {
        ServerName ours = configuration.serverName().folded();
        return members.joinedServers(room.nid()).stream()
                .filter(server -> !server.folded().equals(ours))
                .sorted(Comparator.comparing((ServerName server) -> !server.equals(room.host()))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(20)
                .filter(server -> policy.decide(Direction.OUTBOUND, server, room.host(), Action.HISTORY)
                        .allowed())
                .toList();
    }
}
