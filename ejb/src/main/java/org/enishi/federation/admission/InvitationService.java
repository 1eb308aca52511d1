package org.enishi.federation.admission;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.handshake.card.ReceivedCards;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.json.Json;

/**
 * Takes invitations of our users into rooms of other servers: checks them, signs them, shows them to the user.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#inviting-to-a-room">Matrix v1.19, server-server API,
 *     "Inviting to a room"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvitationService {
    @Inject
    SubmissionCheck check;

    @Inject
    ReceivedCards cards;

    @Inject
    Invitees invitees;

    @Inject
    InvitationDesk desk;

    /**
     * @param body {@code room_version}, {@code event}, {@code invite_room_state}
     * @return the event with our signature
     * @throws MatrixException {@code M_INCOMPATIBLE_ROOM_VERSION}, {@code M_INVALID_PARAM}, {@code M_MISSING_PARAM},
     *     {@code M_FORBIDDEN}, {@code M_INVITE_BLOCKED}
     */
    public JsonObject invite(ServerName origin, RoomId room, EventId id, JsonObject body) {
        Event invite = check.read(event(body), version(body), new Submission(origin, room, id, Membership.INVITE));
        return take(origin, invite, body);
    }

    /**
     * The form of the first two room versions.
     *
     * @param pdu the event, with {@code invite_room_state} in {@code unsigned}
     * @return {@code [200, …]} and what {@link #invite} says
     * @throws MatrixException as {@link #invite}
     */
    public JsonArray inviteToOldRoom(ServerName origin, RoomId room, EventId id, JsonObject pdu) {
        JsonObject unsigned = pdu.get("unsigned") instanceof JsonObject beside ? beside : JsonValue.EMPTY_JSON_OBJECT;
        Event invite = check.read(pdu, oldVersion(unsigned), new Submission(origin, room, id, Membership.INVITE));
        return Json.array().add(200).add(take(origin, invite, unsigned)).build();
    }

    private JsonObject take(ServerName origin, Event invite, JsonObject body) {
        invitees.require(invite);
        Event verified = check.verified(invite);
        List<JsonObject> card = card(body, verified);
        desk.requireWelcome(origin, verified, card);
        Event signed = check.cosigned(verified);
        desk.show(signed, card);
        return Json.object().add("event", signed.json()).build();
    }

    private List<JsonObject> card(JsonObject body, Event invite) {
        boolean strict = invite.version().roomIdIsCreateEventHash();
        JsonValue state = body.get("invite_room_state");
        if (state == null && strict)
            throw new MatrixException(ErrorCode.M_MISSING_PARAM, "invite_room_state is missing");
        if (!(state instanceof JsonArray entries)) return List.of();
        try {
            return strict ? cards.strict(entries, invite) : cards.lenient(entries, invite);
        } catch (IllegalArgumentException wrong) {
            throw MatrixException.invalidParam("invite_room_state: " + wrong.getMessage());
        }
    }

    private static RoomVersion version(JsonObject body) {
        if (!(body.get("room_version") instanceof JsonString id))
            throw new MatrixException(ErrorCode.M_MISSING_PARAM, "room_version is missing");
        return RoomVersion.of(id.getString())
                .orElseThrow(() -> AdmissionDoor.incompatible(
                        "This server does not know the version of the room", id.getString()));
    }

    /** The two differ in nothing that an invitation shows; the room's create event tells which it is. */
    private static RoomVersion oldVersion(JsonObject unsigned) {
        if (!(unsigned.get("invite_room_state") instanceof JsonArray state)) return RoomVersion.V1;
        return state.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(event -> event.getString("type", "").equals("m.room.create"))
                .filter(create -> create.get("content") instanceof JsonObject)
                .map(create -> create.getJsonObject("content").getString("room_version", ""))
                .flatMap(id -> RoomVersion.of(id).stream())
                .filter(RoomVersion::eventIdIsField)
                .findFirst()
                .orElse(RoomVersion.V1);
    }

    private static JsonObject event(JsonObject body) {
        if (body.get("event") instanceof JsonObject event) return event;
        throw new MatrixException(ErrorCode.M_MISSING_PARAM, "event is missing");
    }
}
