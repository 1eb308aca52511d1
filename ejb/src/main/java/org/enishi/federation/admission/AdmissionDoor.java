package org.enishi.federation.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.governance.acl.RoomAcls;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.rules.acl.ServerAcl;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/** Whether a server may do something with a room for one of its users: we are in it, our list and the room's let it. */
@ApplicationScoped
class AdmissionDoor {
    @Inject
    Configuration configuration;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    FederationPolicy policy;

    @Inject
    RoomAcls acls;

    /** @throws MatrixException {@code M_NOT_FOUND} if we are not in the room, {@code M_FORBIDDEN} */
    RoomHead require(ServerName origin, RoomId room, Action action) {
        RoomHead head = rooms.find(room)
                .filter(this::isHere)
                .orElseThrow(() -> MatrixException.notFound("This server is not in the room"));
        policy.require(new Matter(Direction.INBOUND, origin, head.host(), action).in(room));
        requireListed(origin, head);
        if (head.isPartial()) throw MatrixException.notFound("This server does not know all of this room yet");
        return head;
    }

    /** @throws MatrixException {@code M_FORBIDDEN} if the room's own list excludes the server */
    void requireListed(ServerName origin, RoomHead head) {
        if (!ServerAcl.of(rooms.stateAt(head.state())).allowsAt(configuration.serverName(), origin))
            throw MatrixException.forbidden("The room's server ACL excludes " + origin);
    }

    /** Who was not invited enters only where the agreement opens rooms to strangers. @throws MatrixException as above */
    void requireEntry(RoomHead head, UserId user) {
        boolean isInvited = members.find(head.nid(), user)
                .map(RoomMember::membership)
                .filter(known -> known == Membership.INVITE || known == Membership.JOIN)
                .isPresent();
        if (isInvited) return;
        policy.require(new Matter(Direction.INBOUND, user.server(), head.host(), Action.JOIN_UNINVITED).in(head.id()));
    }

    /** The room, with the list of allowed servers that it is to have before somebody enters. */
    RoomHead guarded(RoomHead head) {
        acls.beforeEntry(head);
        return rooms.require(head.id());
    }

    boolean isHere(RoomHead head) {
        return members.isIn(head.nid(), configuration.serverName());
    }

    /** Those with users in the room. */
    Set<ServerName> serversIn(RoomHead head) {
        return members.joinedServers(head.nid());
    }

    /** A server speaks for its own users only. */
    static void requireOwnUser(ServerName origin, UserId user) {
        if (!user.server().equals(origin)) throw MatrixException.forbidden(user + " is no user of " + origin);
    }

    /** @param versions that the other server knows; none: it knows version 1 */
    static void requireVersion(RoomHead head, Collection<String> versions) {
        Collection<String> known = versions.isEmpty() ? List.of(RoomVersion.V1.id()) : versions;
        if (!known.contains(head.version().id()))
            throw incompatible(
                    "Your server does not know the version of this room",
                    head.version().id());
    }

    static MatrixException incompatible(String sentence, String version) {
        return new MatrixException(
                ErrorCode.M_INCOMPATIBLE_ROOM_VERSION,
                400,
                sentence,
                Json.object().add("room_version", version).build());
    }
}
