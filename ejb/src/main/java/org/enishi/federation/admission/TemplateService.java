package org.enishi.federation.admission;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.handshake.Outline;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.rules.auth.Verdict;

/**
 * Tells other servers where their users' joins, leaves and knocks are to stand in a room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1make_joinroomiduserid">Matrix
 *     v1.19, server-server API, "make_join"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TemplateService {
    @Inject
    AdmissionDoor door;

    @Inject
    RestrictedEntry restricted;

    @Inject
    Outline outline;

    @Inject
    Configuration configuration;

    /**
     * @param versions of rooms that the other server knows
     * @throws MatrixException {@code M_NOT_FOUND}, {@code M_FORBIDDEN} with the rule's or the policy's sentence,
     *     {@code M_INCOMPATIBLE_ROOM_VERSION}, {@code M_UNABLE_TO_AUTHORISE_JOIN}, {@code M_UNABLE_TO_GRANT_JOIN}
     */
    public JsonObject join(ServerName origin, RoomId room, UserId user, List<String> versions) {
        RoomHead head = enter(origin, room, user, Action.JOIN);
        AdmissionDoor.requireVersion(head, versions);
        var content = Json.object().add("membership", Membership.JOIN.value());
        restricted.voucher(head, user).ifPresent(voucher -> content.add(SubmissionCheck.VOUCHED_BY, voucher.value()));
        return template(head, user, content.build());
    }

    /** @throws MatrixException as {@link #join} */
    public JsonObject knock(ServerName origin, RoomId room, UserId user, List<String> versions) {
        RoomHead head = enter(origin, room, user, Action.KNOCK);
        AdmissionDoor.requireVersion(head, versions);
        return template(head, user, membership(Membership.KNOCK));
    }

    /** @throws MatrixException {@code M_NOT_FOUND}, {@code M_FORBIDDEN} */
    public JsonObject leave(ServerName origin, RoomId room, UserId user) {
        RoomHead head = enter(origin, room, user, Action.LEAVE);
        return template(head, user, membership(Membership.LEAVE));
    }

    private RoomHead enter(ServerName origin, RoomId room, UserId user, Action action) {
        AdmissionDoor.requireOwnUser(origin, user);
        RoomHead head = door.require(origin, room, action);
        if (action == Action.JOIN) door.requireEntry(head, user);
        return action == Action.LEAVE ? head : door.guarded(head);
    }

    private JsonObject template(RoomHead head, UserId user, JsonObject content) {
        JsonObject event = outline.member(head, user, user, content);
        if (outline.judge(head, event) instanceof Verdict.Rejected rejected)
            throw MatrixException.forbidden(rejected.rule().sentence());
        String own = configuration.serverName().value();
        return Json.object()
                .add("room_version", head.version().id())
                .add("event", Json.object(event).add("origin", own))
                .build();
    }

    private static JsonObject membership(Membership membership) {
        return Json.object().add("membership", membership.value()).build();
    }
}
