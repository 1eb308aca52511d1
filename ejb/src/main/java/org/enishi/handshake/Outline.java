package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.json.Naming;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.auth.Verdict;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/** Member events as they would stand at the present end of a room that this server is in, not signed by anybody. */
@ApplicationScoped
public class Outline {
    private static final int MOST_PREV_EVENTS = 20;

    @Inject
    Rooms rooms;

    @Inject
    EventStore events;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    /**
     * All of the event but hash and signatures.
     *
     * @param content of the member event
     */
    public JsonObject member(RoomHead room, UserId sender, UserId target, JsonObject content) {
        Set<StateKey> needed = AuthEvents.select(
                room.version(), new AuthEvents.Planned(EventType.MEMBER, sender, target.value(), content));
        List<EventId> authEvents = rooms.events(room.state(), needed).values().stream()
                .map(stored -> stored.event().id())
                .sorted()
                .toList();
        List<EventId> prevEvents =
                room.extremities().stream().limit(MOST_PREV_EVENTS).toList();
        return Json.object()
                .add("type", EventType.MEMBER.value())
                .add("room_id", room.id().value())
                .add("sender", sender.value())
                .add("state_key", target.value())
                .add("content", content)
                .add("origin_server_ts", clock.millis())
                .add("depth", room.version().depthAfter(room.depth()))
                .add("prev_events", Naming.citing(room.version(), prevEvents, this::look))
                .add("auth_events", Naming.citing(room.version(), authEvents, this::look))
                .build();
    }

    private List<Event> look(List<EventId> ids) {
        return events.find(ids).values().stream().map(StoredEvent::event).toList();
    }

    /** What the rules would say to it at this moment, were it signed. */
    public Verdict judge(RoomHead room, JsonObject outline) {
        EventReader.requireCanonicalContent(outline);
        ServerName own = configuration.serverName();
        var signatures = Json.object().add(own.value(), JsonValue.EMPTY_JSON_OBJECT);
        JsonObject hashed = ContentHash.add(Naming.named(outline, room.version(), own));
        Event event = EventReader.read(
                Json.object(hashed).add("signatures", signatures).build(), room.version());
        return new Authoriser().judge(event, rooms.stateAt(room.state()));
    }
}
