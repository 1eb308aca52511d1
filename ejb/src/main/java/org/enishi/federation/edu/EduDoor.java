package org.enishi.federation.edu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.configuration.Configuration;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.rules.acl.ServerAcl;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/** Whether an EDU about a room may come in: by the policy for its origin's domain, the room's ACL, and who is in it. */
@ApplicationScoped
class EduDoor {
    @Inject
    Configuration configuration;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    FederationPolicy policy;

    /** A room that we are in and of which the origin may tell. */
    Optional<RoomHead> room(ServerName origin, String id, Action action) {
        if (!RoomId.isWellFormed(id)) return Optional.empty();
        return rooms.find(new RoomId(id))
                .filter(head -> members.isIn(head.nid(), configuration.serverName()))
                .filter(head -> policy.decide(Direction.INBOUND, origin, head.host(), action)
                        .allowed())
                .filter(head -> ServerAcl.of(rooms.stateAt(head.state())).allowsAt(configuration.serverName(), origin));
    }

    /** Those of these that are users of the origin and in the room; if not all members are known, those who may be. */
    Set<UserId> joined(ServerName origin, RoomHead room, Collection<String> users) {
        List<UserId> theirs = users.stream()
                .filter(UserId::isWellFormed)
                .map(UserId::new)
                .filter(user -> user.server().folded().equals(origin.folded()))
                .toList();
        if (theirs.isEmpty()) return Set.of();
        List<RoomMember> known = members.find(room.nid(), theirs);
        Set<UserId> joined = known.stream()
                .filter(member -> member.membership() == Membership.JOIN)
                .map(RoomMember::user)
                .collect(Collectors.toSet());
        if (room.isPartial() && members.isIn(room.nid(), origin)) {
            Set<UserId> others = new HashSet<>(theirs);
            known.forEach(member -> others.remove(member.user()));
            joined.addAll(others);
        }
        return joined;
    }

    static String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? text.getString() : "";
    }
}
