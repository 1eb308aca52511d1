package org.enishi.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.directory.Listings;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;
import org.enishi.room.membership.RestrictedJoin;
import org.enishi.store.directory.Listing;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateTrie;
import org.enishi.timeline.hearing.Hearing;
import org.jspecify.annotations.Nullable;

/** Summaries of the rooms that this server is in. Needs no transaction. */
@ApplicationScoped
public class Summaries {
    private static final EventType CHILD = new EventType("m.space.child");
    private static final List<StateKey> LOOKED_AT = Stream.of(
                    EventType.CREATE,
                    EventType.NAME,
                    EventType.TOPIC,
                    EventType.AVATAR,
                    EventType.CANONICAL_ALIAS,
                    EventType.JOIN_RULES,
                    EventType.HISTORY_VISIBILITY,
                    EventType.GUEST_ACCESS,
                    EventType.ENCRYPTION)
            .map(StateKey::of)
            .toList();

    @Inject
    Rooms rooms;

    @Inject
    StateTrie states;

    @Inject
    EventStore events;

    @Inject
    Hearing hearing;

    /** Of these rooms, the ones of which this server can tell by itself. */
    public Map<RoomId, RoomHead> resident(Collection<RoomId> wanted) {
        Map<RoomId, RoomHead> heads = new HashMap<>(rooms.byId(wanted));
        heads.values().removeIf(head -> !head.isResident());
        return heads;
    }

    public Summary of(RoomHead head) {
        Map<StateKey, StoredEvent> part = hearing.heard(rooms.events(head.state(), LOOKED_AT));
        RoomState state = key -> Optional.ofNullable(part.get(key)).map(StoredEvent::event);
        Listing listing = Listings.of(state);
        JsonObject told = told(head, listing, state);
        List<Child> children = "m.space".equals(listing.roomType()) ? children(head) : List.of();
        return new Summary(head.id(), told, children, listing.federates());
    }

    private static JsonObject told(RoomHead head, Listing listing, RoomState state) {
        JsonObjectBuilder told = Json.object()
                .add("room_id", head.id().value())
                .add("num_joined_members", head.members().joined())
                .add("world_readable", listing.worldReadable())
                .add("guest_can_join", listing.guestCanJoin())
                .add("room_version", head.version().id());
        String rule = listing.joinRule();
        told.add("join_rule", rule == null ? "invite" : rule);
        add(told, "canonical_alias", listing.canonicalAlias());
        add(told, "name", listing.name());
        add(told, "topic", listing.topic());
        add(told, "avatar_url", listing.avatarUrl());
        add(told, "room_type", listing.roomType());
        state.get(EventType.ENCRYPTION)
                .flatMap(event -> event.contentString("algorithm"))
                .ifPresent(algorithm -> told.add("encryption", algorithm));
        List<RoomId> allowed = new RestrictedJoin(state).allowedRooms();
        if (!allowed.isEmpty())
            told.add(
                    "allowed_room_ids",
                    Json.array(allowed.stream().map(RoomId::value).toList()));
        return told.build();
    }

    private static void add(JsonObjectBuilder to, String key, @Nullable String value) {
        if (value != null) to.add(key, value);
    }

    private List<Child> children(RoomHead head) {
        var ids = states.all(head.state(), key -> key.type().equals(CHILD)).values();
        return events.find(ids).values().stream()
                .flatMap(stored -> Child.of(stripped(stored.event())).stream())
                .sorted(Child.ORDER)
                .toList();
    }

    private static JsonObject stripped(Event event) {
        return Json.object()
                .add("type", event.type().value())
                .add("state_key", event.stateKeyText().orElse(""))
                .add("sender", event.sender().value())
                .add("content", event.content())
                .add("origin_server_ts", event.originServerTs())
                .build();
    }
}
