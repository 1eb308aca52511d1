package org.enishi.handshake.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.json.Json;
import org.enishi.remote.EventVerifier;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.RemotePath;
import org.enishi.remote.http.Limits;
import org.enishi.store.event.EventStore.Since;

/**
 * Asks another server for events of a room. What comes back is verified and of that room; what is not is left out.
 * Every method blocks and throws {@link org.enishi.remote.RemoteFailure}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-events">Matrix v1.19, server-server API,
 *     "Retrieving events"</a>
 */
@ApplicationScoped
public class PeerHistory {
    private static final String BASE = "/_matrix/federation/v1/";
    private static final int MAX_IDS = 200_000;

    @Inject
    FederationClient client;

    @Inject
    EventVerifier verifier;

    /** What lies between the events that we have and {@code latest}, as much as the server gives. */
    public List<Event> between(ServerName server, RoomHead room, Collection<EventId> latest, int limit) {
        JsonObject question = Json.object()
                .add("earliest_events", ids(room.extremities()))
                .add("latest_events", ids(latest))
                .add("limit", limit)
                .add("min_depth", 0)
                .build();
        JsonObject answer = client.post(server, path("get_missing_events", room).toString(), question);
        return verified(room, pdus(answer, "events").limit(limit));
    }

    /** These events and what precedes them. */
    public List<Event> before(ServerName server, RoomHead room, Collection<EventId> from, int limit) {
        RemotePath path = path("backfill", room);
        from.forEach(id -> path.query("v", id));
        JsonObject answer = client.get(server, path.query("limit", limit).toString());
        return verified(room, pdus(answer, "pdus").limit(limit));
    }

    /** The events of the state before an event, and of their auth chains, by ID. Nothing happens in a room without state. */
    public StateIds stateIds(ServerName server, RoomHead room, EventId event) {
        String path = path("state_ids", room).query("event_id", event).toString();
        JsonObject answer = client.get(server, path, Limits.LARGE);
        List<EventId> state = eventIds(answer, "pdu_ids");
        if (state.isEmpty()) throw new RemoteFailure.Garbage(server, "a state without events");
        return new StateIds(state, eventIds(answer, "auth_chain_ids"));
    }

    /** The events of the state before an event, and of their auth chains. */
    public List<Event> state(ServerName server, RoomHead room, EventId event) {
        String path = path("state", room).query("event_id", event).toString();
        JsonObject answer = client.get(server, path, Limits.LARGE);
        return verified(room, Stream.concat(pdus(answer, "pdus"), pdus(answer, "auth_chain")));
    }

    /** As {@link #state}, as it is told: {@code pdus} and {@code auth_chain}, of which nothing is verified. */
    public JsonObject stateAnswer(ServerName server, RoomHead room, EventId event) {
        return client.get(server, path("state", room).query("event_id", event).toString(), Limits.LARGE);
    }

    /** The event nearest to a time that the server knows. */
    public Optional<Timed> nearest(ServerName server, RoomHead room, Since time) {
        String path = path("timestamp_to_event", room)
                .query("ts", time.originServerTs())
                .query("dir", time.forwards() ? "f" : "b")
                .toString();
        JsonObject answer = client.get(server, path, Limits.SMALL);
        boolean isShaped = answer.get("event_id") instanceof JsonString id && EventId.isWellFormed(id.getString());
        if (!isShaped) return Optional.empty();
        var id = new EventId(answer.getString("event_id"));
        return Event.integer(answer, "origin_server_ts").map(sent -> new Timed(id, sent));
    }

    /** An event and when it was sent, as another server says. */
    public record Timed(EventId event, long originServerTs) {}

    public List<Event> event(ServerName server, RoomHead room, EventId event) {
        String path = RemotePath.of(BASE + "event").segment(event).toString();
        return verified(room, pdus(client.get(server, path), "pdus").limit(1));
    }

    /** All that an event rests upon. */
    public List<Event> authChain(ServerName server, RoomHead room, EventId event) {
        String path = path("event_auth", room).segment(event).toString();
        return verified(room, pdus(client.get(server, path), "auth_chain"));
    }

    private List<Event> verified(RoomHead room, Stream<JsonObject> pdus) {
        return verifier.verifyAll(pdus.toList(), room.version()).stream()
                .filter(event -> event.room().equals(room.id()))
                .toList();
    }

    private static RemotePath path(String endpoint, RoomHead room) {
        return RemotePath.of(BASE + endpoint).segment(room.id());
    }

    private static Stream<JsonObject> pdus(JsonObject answer, String key) {
        return array(answer, key).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    private static List<EventId> eventIds(JsonObject answer, String key) {
        return array(answer, key)
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .filter(EventId::isWellFormed)
                .map(EventId::new)
                .limit(MAX_IDS)
                .distinct()
                .toList();
    }

    private static Stream<?> array(JsonObject answer, String key) {
        return answer.get(key) instanceof JsonArray array ? array.stream() : Stream.empty();
    }

    private static jakarta.json.JsonArrayBuilder ids(Collection<EventId> events) {
        return Json.array(events.stream().map(EventId::value).toList());
    }

    /** A state and its auth chain, by ID. */
    public record StateIds(List<EventId> state, List<EventId> authChain) {}
}
