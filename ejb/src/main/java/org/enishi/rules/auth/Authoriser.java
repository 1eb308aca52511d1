package org.enishi.rules.auth;

import static org.enishi.rules.auth.Rule.ALIASES_OF_ANOTHER_SERVER;
import static org.enishi.rules.auth.Rule.ALIASES_WITHOUT_STATE_KEY;
import static org.enishi.rules.auth.Rule.REDACTION_NEEDS_MORE_POWER;
import static org.enishi.rules.auth.Rule.ROOM_DOES_NOT_FEDERATE;
import static org.enishi.rules.auth.Rule.ROOM_IS_NOT_ITS_CREATE_EVENT;
import static org.enishi.rules.auth.Rule.ROOM_UNKNOWN;
import static org.enishi.rules.auth.Rule.SENDER_NOT_JOINED;
import static org.enishi.rules.auth.Rule.STATE_KEY_IS_ANOTHER_USER;
import static org.enishi.rules.auth.Rule.THIRD_PARTY_INVITE_NEEDS_MORE_POWER;
import static org.enishi.rules.auth.Rule.TYPE_NEEDS_MORE_POWER;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.rules.auth.Verdict.allowIf;
import static org.enishi.rules.auth.Verdict.reject;

import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.id.EventId;

/**
 * Is this event allowed in this state? The form of the event was checked when it was read; that its signatures hold is
 * the business of whoever received it; its list of auth events is judged by {@link AuthEventList}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Matrix v1.19, room version 12,
 *     "Authorisation rules"</a>
 */
public final class Authoriser {
    private final CreateRules createRules = new CreateRules();
    private final MemberRules memberRules = new MemberRules();
    private final PowerLevelRules powerLevelRules = new PowerLevelRules();

    /** @param state against which it is judged: that of its auth events, that before it, or the current one */
    public Verdict judge(Event event, RoomState state) {
        if (event.is(EventType.CREATE)) return createRules.judge(event);
        Optional<Event> create = state.get(EventType.CREATE);
        if (create.isEmpty()) return reject(ROOM_UNKNOWN);
        if (!create.get().room().equals(event.room())) return reject(ROOM_IS_NOT_ITS_CREATE_EVENT);
        return judge(event, new Standing(state, create.get()));
    }

    private Verdict judge(Event event, Standing room) {
        if (leavesClosedRoom(event, room)) return reject(ROOM_DOES_NOT_FEDERATE);
        if (isServersAliases(event)) return aliasRules(event);
        if (event.is(EventType.MEMBER)) return memberRules.judge(event, room);
        if (!room.isJoined(event.sender())) return reject(SENDER_NOT_JOINED);
        if (event.is(EventType.THIRD_PARTY_INVITE)) return mayInvite(event, room);
        if (lacksPower(event, room)) return reject(TYPE_NEEDS_MORE_POWER);
        if (claimsAnotherUser(event)) return reject(STATE_KEY_IS_ANOTHER_USER);
        if (event.is(EventType.POWER_LEVELS)) return powerLevelRules.judge(event, room);
        if (isRuledRedaction(event)) return mayRedact(event, room);
        return ALLOW;
    }

    private static boolean leavesClosedRoom(Event event, Standing room) {
        boolean closed = JsonValue.FALSE.equals(room.create().content().get("m.federate"));
        return closed && !event.sender().server().equals(room.create().sender().server());
    }

    private static boolean isServersAliases(Event event) {
        return event.version().aliasesBelongToServers() && event.is(EventType.ALIASES);
    }

    /** Whether or not its sender is in the room. */
    private static Verdict aliasRules(Event aliases) {
        if (!aliases.isState()) return reject(ALIASES_WITHOUT_STATE_KEY);
        String server = aliases.sender().server().value();
        return allowIf(aliases.stateKeyText().filter(server::equals).isPresent(), ALIASES_OF_ANOTHER_SERVER);
    }

    private static boolean isRuledRedaction(Event event) {
        return event.version().redactionsAreAuthorised() && event.is(EventType.REDACTION);
    }

    private static Verdict mayRedact(Event redaction, Standing room) {
        if (room.power().of(redaction.sender()) >= room.power().toRedact()) return ALLOW;
        boolean ofOneServer = redaction.redacts().flatMap(EventId::server).isPresent()
                && redaction
                        .redacts()
                        .flatMap(EventId::server)
                        .equals(redaction.id().server());
        return allowIf(ofOneServer, REDACTION_NEEDS_MORE_POWER);
    }

    private static Verdict mayInvite(Event event, Standing room) {
        return allowIf(room.mayInvite(event.sender()), THIRD_PARTY_INVITE_NEEDS_MORE_POWER);
    }

    private static boolean lacksPower(Event event, Standing room) {
        long required = room.power().toSend(event.type(), event.isState());
        return required > room.power().of(event.sender());
    }

    private static boolean claimsAnotherUser(Event event) {
        return event.stateKeyText()
                .filter(key -> key.startsWith("@") && !key.equals(event.sender().value()))
                .isPresent();
    }
}
