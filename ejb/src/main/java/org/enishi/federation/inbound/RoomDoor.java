package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.handshake.RemoteJoin;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.PolicyVerdict;
import org.enishi.rules.acl.ServerAcl;
import org.enishi.store.room.MemberStore;

/** Whether an event may come in at all: by its author's server, the server that brings it, and the room's own list. */
@ApplicationScoped
class RoomDoor {
    @Inject
    Configuration configuration;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    FederationPolicy policy;

    @Inject
    RemoteJoin joins;

    /** A room in which this server is, or which it is just entering. */
    Optional<RoomHead> room(RoomId id) {
        Optional<RoomHead> head = joined(id);
        return head.isEmpty() && joins.awaitEntered(id) ? joined(id) : head;
    }

    private Optional<RoomHead> joined(RoomId id) {
        return rooms.find(id).filter(head -> members.isIn(head.nid(), configuration.serverName()));
    }

    /** Why our policy refuses an event, as the peer may read it; empty if it may come in. */
    Optional<String> refusal(ServerName origin, ServerName author, RoomHead room) {
        PolicyVerdict byAuthor =
                policy.decide(new Matter(Direction.INBOUND, author, room.host(), Action.EVENT).in(room.id()));
        if (!byAuthor.allowed()) return Optional.of(byAuthor.sentence());
        PolicyVerdict byOrigin =
                policy.decide(new Matter(Direction.INBOUND, origin, room.host(), Action.EVENT).in(room.id()));
        return byOrigin.allowed() ? Optional.empty() : Optional.of(byOrigin.sentence());
    }

    /** Whether somebody whose invitation was let in may take it back. */
    boolean mayTakeBack(ServerName author) {
        return policy.decide(Direction.INBOUND, author, null, Action.REQUEST).allowed();
    }

    /** Why the room's own list refuses all that a server brings; empty if it does not. */
    Optional<String> exclusion(ServerName origin, RoomHead room) {
        boolean listed = ServerAcl.of(rooms.state(room.id())).allowsAt(configuration.serverName(), origin);
        return listed ? Optional.empty() : Optional.of("The room's server ACL excludes " + origin);
    }
}
