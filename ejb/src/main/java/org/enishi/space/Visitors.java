package org.enishi.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.configuration.Configuration;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.rules.acl.ServerAcl;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/** Who may see which rooms from outside: our users, and other servers for theirs. */
@ApplicationScoped
public class Visitors {
    private static final int MOST_ASKED = 1_000;
    private static final List<Membership> WELCOME = List.of(Membership.JOIN, Membership.INVITE);

    @Inject
    Configuration configuration;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    FederationPolicy policy;

    /** @param account surrogate key */
    Visitor user(long account) {
        Map<RoomId, Membership> relations = new HashMap<>();
        for (RoomMember member : members.ofAccount(account)) relations.put(member.room(), member.membership());
        return new Visitor(relations);
    }

    /** Whether a user of the server could see the room, and we and the room let the server ask. */
    public boolean maySee(ServerName origin, RoomHead head, Summary summary) {
        return policy.decide(Direction.INBOUND, origin, head.host(), Action.SPACE)
                        .allowed()
                && ServerAcl.of(rooms.stateAt(head.state())).allowsAt(configuration.serverName(), origin)
                && mayEnterOrRead(origin, head, summary);
    }

    private boolean mayEnterOrRead(ServerName origin, RoomHead head, Summary summary) {
        boolean readable = summary.isWorldReadable() || members.isIn(head.nid(), origin);
        if (readable) return true;
        if (!summary.federates()) return false;
        return summary.isOpen() || isFromAllowedRoom(origin, summary) || isInvited(origin, head);
    }

    private boolean isFromAllowedRoom(ServerName origin, Summary summary) {
        return rooms.byId(summary.allowedRooms()).values().stream().anyMatch(room -> members.isIn(room.nid(), origin));
    }

    private boolean isInvited(ServerName origin, RoomHead head) {
        return members.ofServer(head.nid(), origin, MOST_ASKED).stream()
                .anyMatch(member -> WELCOME.contains(member.membership()));
    }
}
