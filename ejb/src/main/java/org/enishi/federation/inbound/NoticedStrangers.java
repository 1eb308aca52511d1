package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.governance.freezing.Freezer;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.PolicyVerdict;
import org.enishi.store.room.MemberStore;

/** Events that are not taken, and yet tell that somebody is in a room. Only a server in the room is believed. */
@ApplicationScoped
class NoticedStrangers {
    @Inject
    FederationPolicy policy;

    @Inject
    MemberStore members;

    @Inject
    Freezer freezer;

    void look(ServerName origin, RoomHead room, UserId author, JsonObject pdu) {
        if (!members.isIn(room.nid(), origin) || isNoStay(pdu)) return;
        PolicyVerdict verdict =
                policy.ask(new Matter(Direction.INBOUND, author.server(), room.host(), Action.EVENT).in(room.id()));
        if (!verdict.allowed()) freezer.noticed(room, author, verdict);
    }

    /** Invitations, knocks and leaves: whoever sends them need not be in the room. */
    private static boolean isNoStay(JsonObject pdu) {
        return text(pdu, "type").equals(EventType.MEMBER.value())
                && !(pdu.get("content") instanceof JsonObject content
                        && text(content, "membership").equals(Membership.JOIN.value()));
    }

    private static String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? text.getString() : "";
    }
}
