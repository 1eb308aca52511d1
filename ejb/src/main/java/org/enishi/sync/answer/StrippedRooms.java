package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.erasure.Erasures;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who is invited, or has knocked, is told of the room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#stripped-state">Matrix v1.19, "Stripped state"</a>
 */
@Dependent
public class StrippedRooms {
    private static final List<StateKey> TOLD = Stream.of(
                    EventType.CREATE,
                    EventType.NAME,
                    EventType.AVATAR,
                    EventType.TOPIC,
                    EventType.JOIN_RULES,
                    EventType.CANONICAL_ALIAS,
                    EventType.ENCRYPTION)
            .map(StateKey::of)
            .toList();
    private static final List<String> KEYS = List.of("content", "sender", "state_key", "type");

    @Inject
    MemberStore members;

    @Inject
    Rooms rooms;

    @Inject
    ClientEvents form;

    @Inject
    Erasures erasures;

    /** @param membership the invitation or the knock, if it is known */
    public List<byte[]> of(RoomMember relation, @Nullable StoredEvent membership) {
        StateRoot state = membership == null ? null : membership.after();
        List<byte[]> told = state != null && membership != null ? ours(relation, state, membership) : theirs(relation);
        if (membership != null) told.add(form.stripped(membership.event()));
        return told;
    }

    private List<byte[]> ours(RoomMember relation, StateRoot state, StoredEvent membership) {
        List<StateKey> keys = new ArrayList<>(TOLD);
        keys.add(StateKey.member(membership.event().sender()));
        List<byte[]> told = new ArrayList<>();
        form.told(rooms.events(state, keys).values()).forEach(stored -> {
            if (!stored.event().equals(membership.event())) told.add(form.stripped(seen(relation, stored)));
        });
        return told;
    }

    private Event seen(RoomMember relation, StoredEvent stored) {
        boolean hidden = erasures.hides(stored, () -> erasures.firstJoin(relation.roomNid(), relation.user()));
        return hidden ? Erasures.redacted(stored.event()) : stored.event();
    }

    /** As the other server told it, who may say what it likes: only what is stripped state is passed on. */
    private List<byte[]> theirs(RoomMember relation) {
        List<byte[]> told = new ArrayList<>();
        for (JsonObject event : members.stripped(relation.roomNid(), relation.user())) {
            boolean ownMembership = event.getString("type", "").equals(EventType.MEMBER.value())
                    && event.getString("state_key", "").equals(relation.user().value());
            if (!ownMembership && event.keySet().containsAll(KEYS)) told.add(Json.bytes(stripped(event)));
        }
        return told;
    }

    private static JsonObject stripped(JsonObject event) {
        JsonObjectBuilder stripped = Json.object();
        KEYS.forEach(key -> stripped.add(key, event.get(key)));
        return stripped.build();
    }
}
