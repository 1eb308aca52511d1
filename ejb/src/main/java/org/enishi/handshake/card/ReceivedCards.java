package org.enishi.handshake.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.remote.EventVerifier;

/** The few state events by which a room that we are not in introduces itself, as another server sent them. */
@ApplicationScoped
public class ReceivedCards {
    private static final int MOST = 100;

    @Inject
    EventVerifier verifier;

    /**
     * Those that are events of the room and well signed, stripped for clients. Before room version 12, entries that
     * came stripped are taken too: servers of their time send them so.
     *
     * @param membership the invitation or knock that they come with
     */
    public List<JsonObject> lenient(JsonArray entries, Event membership) {
        List<JsonObject> pdus = objects(entries)
                .filter(entry -> entry.containsKey("signatures"))
                .toList();
        List<JsonObject> card = new ArrayList<>(strip(verified(pdus, membership)));
        if (!membership.version().roomIdIsCreateEventHash())
            objects(entries)
                    .filter(StrippedEvent::isStripped)
                    .map(StrippedEvent::of)
                    .forEach(card::add);
        return card;
    }

    /**
     * As {@link #lenient}, where every entry must hold and the create event be among them.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public List<JsonObject> strict(JsonArray entries, Event membership) {
        List<JsonObject> pdus = objects(entries).toList();
        List<Event> verified = verified(pdus, membership);
        if (verified.size() < entries.size())
            throw new IllegalArgumentException("an entry of the state is no well signed event of the room");
        if (verified.stream().noneMatch(event -> event.is(EventType.CREATE)))
            throw new IllegalArgumentException("the state lacks m.room.create");
        return strip(verified);
    }

    private List<Event> verified(List<JsonObject> pdus, Event membership) {
        return verifier.verifyAll(pdus, membership.version()).stream()
                .filter(event -> event.isState() && event.room().equals(membership.room()))
                .toList();
    }

    private static List<JsonObject> strip(List<Event> events) {
        return events.stream().map(event -> StrippedEvent.of(event.json())).toList();
    }

    private static Stream<JsonObject> objects(JsonArray entries) {
        return entries.stream().limit(MOST).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }
}
