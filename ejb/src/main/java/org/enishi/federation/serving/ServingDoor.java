package org.enishi.federation.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.rules.acl.ServerAcl;
import org.enishi.store.room.MemberStore;

/** Whether a server may ask about a room: it is in it, the room's list lets it, and so do we. */
@ApplicationScoped
class ServingDoor {
    @Inject
    Configuration configuration;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    FederationPolicy policy;

    /** @throws MatrixException 404 for a room that is not known, 403 for a server that may not ask */
    RoomHead require(ServerName origin, RoomId room, Action action) {
        RoomHead head = rooms.require(room);
        policy.require(new Matter(Direction.INBOUND, origin, head.host(), action).in(room));
        if (!ServerAcl.of(rooms.state(room)).allowsAt(configuration.serverName(), origin))
            throw MatrixException.forbidden("The room's server ACL excludes " + origin);
        if (!members.isIn(head.nid(), origin)) throw MatrixException.forbidden(origin + " is not in the room");
        return head;
    }
}
