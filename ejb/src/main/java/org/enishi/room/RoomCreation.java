package org.enishi.room;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.journal.RoomHead;
import org.enishi.json.Json;
import org.enishi.room.membership.MemberContent;

/**
 * Writes the first events of a room, in the order that the specification fixes.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3createroom">Matrix v1.19, "POST
 *     createRoom"</a>
 */
final class RoomCreation {
    private final NewRoom wanted;
    private final UserId creator;
    private final Map<UserId, JsonObject> profiles;

    /** @param profiles of those among creator and invitees who are ours and have one */
    RoomCreation(NewRoom wanted, UserId creator, Map<UserId, JsonObject> profiles) {
        this.wanted = wanted;
        this.creator = creator;
        this.profiles = profiles;
    }

    /** Without invitations. @throws MatrixException {@code M_INVALID_ROOM_STATE} if the events do not go together */
    RoomHead write(Pen pen) {
        try {
            RoomHead room = pen.createRoom(wanted.version(), creator, createContent());
            writeInto(pen, room.id());
            return pen.room(room.id());
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_FORBIDDEN) throw refused;
            throw new MatrixException(ErrorCode.M_INVALID_ROOM_STATE, String.valueOf(refused.getMessage()));
        }
    }

    /** An invitation as this room sends it. */
    JsonObject invitation(UserId invitee) {
        JsonObject profile = profiles.getOrDefault(invitee, JsonValue.EMPTY_JSON_OBJECT);
        JsonObject content = MemberContent.of(profile, Membership.INVITE, Optional.empty());
        return wanted.direct() ? Json.object(content).add("is_direct", true).build() : content;
    }

    private void writeInto(Pen pen, RoomId room) {
        JsonObject profile = profiles.getOrDefault(creator, JsonValue.EMPTY_JSON_OBJECT);
        append(pen, room, StateKey.member(creator), MemberContent.of(profile, Membership.JOIN, Optional.empty()));
        append(
                pen,
                room,
                StateKey.POWER_LEVELS,
                InitialPower.initial(wanted.version(), powerful(), wanted.powerLevelOverride()));
        wanted.alias()
                .ifPresent(alias -> append(
                        pen,
                        room,
                        StateKey.of(EventType.CANONICAL_ALIAS),
                        Json.object().add("alias", alias.value()).build()));
        Set<StateKey> named = namedState();
        Set<StateKey> overridden =
                wanted.initialState().stream().map(InitialState::key).collect(Collectors.toSet());
        appendAll(pen, room, wanted.preset().events(), overridden);
        appendAll(pen, room, wanted.initialState(), named);
        wanted.name()
                .ifPresent(name -> append(
                        pen,
                        room,
                        StateKey.of(EventType.NAME),
                        Json.object().add("name", name).build()));
        wanted.topic().ifPresent(topic -> append(pen, room, StateKey.of(EventType.TOPIC), topicContent(topic)));
    }

    private void appendAll(Pen pen, RoomId room, List<InitialState> state, Set<StateKey> but) {
        for (InitialState each : state) if (!but.contains(each.key())) append(pen, room, each.key(), each.content());
    }

    private void append(Pen pen, RoomId room, StateKey key, JsonObject content) {
        pen.append(NewEvent.state(room, creator, key, content));
    }

    /** What {@code name} and {@code topic} set, whatever {@code initial_state} says. */
    private Set<StateKey> namedState() {
        Set<StateKey> named = new LinkedHashSet<>();
        wanted.name().ifPresent(name -> named.add(StateKey.of(EventType.NAME)));
        wanted.topic().ifPresent(topic -> named.add(StateKey.of(EventType.TOPIC)));
        return named;
    }

    private static JsonObject topicContent(String topic) {
        var text = Json.object().add("mimetype", "text/plain").add("body", topic);
        return Json.object()
                .add("topic", topic)
                .add("m.topic", Json.object().add("m.text", Json.array().add(text)))
                .build();
    }

    private List<UserId> powerful() {
        Set<UserId> powerful = new LinkedHashSet<>();
        powerful.add(creator);
        if (wanted.trustsInvitees()) powerful.addAll(wanted.invite());
        return List.copyOf(powerful);
    }

    private JsonObject createContent() {
        boolean sharesCreation = wanted.version().creatorsHaveInfinitePower() && wanted.trustsInvitees();
        if (!sharesCreation) return wanted.creationContent();
        Set<String> creators = new LinkedHashSet<>();
        if (wanted.creationContent().get("additional_creators") instanceof JsonArray named)
            named.forEach(value -> creators.add(value instanceof JsonString text ? text.getString() : ""));
        wanted.invite().forEach(invitee -> creators.add(invitee.value()));
        creators.remove(creator.value());
        return Json.object(wanted.creationContent())
                .add("additional_creators", Json.array(creators))
                .build();
    }
}
