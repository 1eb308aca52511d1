package org.enishi.sync.sliding.list;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.journal.Rooms;
import org.enishi.store.cache.Caches;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.sync.sliding.wish.ListFilter;

/** Finds out what kind of room a candidate is; of an invitation, as far as the inviting server told it. */
@ApplicationScoped
public class RoomKinds {
    private static final StateKey ENCRYPTION = StateKey.of(EventType.ENCRYPTION);

    private final Cache<Long, RoomKind> known =
            Caches.builder().maximumSize(100_000).build();

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    RoomKind of(Candidate room) {
        RoomMember pending = room.relation();
        StateRoot state = state(room);
        if (pending != null && state.isEmpty()) return asTold(pending);
        RoomKind last = known.getIfPresent(room.nid());
        if (last != null && last.state().equals(state)) return last;
        RoomKind now = read(state);
        known.put(room.nid(), now);
        return now;
    }

    private static StateRoot state(Candidate room) {
        if (room.step() != null) return room.step().state();
        return room.head() != null ? room.head().state() : StateRoot.EMPTY;
    }

    private RoomKind read(StateRoot root) {
        RoomState state = rooms.stateAt(root);
        String type = state.get(StateKey.CREATE)
                .flatMap((Event create) -> create.contentString("type"))
                .orElse(ListFilter.PLAIN);
        return new RoomKind(root, type, state.get(ENCRYPTION).isPresent());
    }

    private RoomKind asTold(RoomMember pending) {
        List<JsonObject> stripped = members.stripped(pending.roomNid(), pending.user());
        String type = find(stripped, EventType.CREATE)
                .map(create -> create.getJsonObject("content"))
                .map(content -> content.getString("type", ListFilter.PLAIN))
                .orElse(ListFilter.PLAIN);
        return new RoomKind(
                StateRoot.EMPTY, type, find(stripped, EventType.ENCRYPTION).isPresent());
    }

    private static Optional<JsonObject> find(List<JsonObject> stripped, EventType type) {
        return stripped.stream()
                .filter(event -> event.getString("type", "").equals(type.value()))
                .filter(event -> event.get("content") instanceof JsonObject)
                .findFirst();
    }
}
