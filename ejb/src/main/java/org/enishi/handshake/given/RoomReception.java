package org.enishi.handshake.given;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.id.ServerName;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.Json;
import org.enishi.policy.PolicyVerdict;
import org.enishi.remote.EventRefused;
import org.enishi.remote.EventVerifier;
import org.enishi.remote.RemoteFailure;

/**
 * Reads what a server answers to our join: verifies every event, judges it, and takes the signatures that our join
 * needs. May fetch keys.
 */
@ApplicationScoped
public class RoomReception {
    private static final int MOST_EVENTS = 200_000;
    private static final int MOST_SERVERS = 10_000;

    @Inject
    EventVerifier verifier;

    @Inject
    Strangers strangers;

    /**
     * @param answer of {@code send_join}
     * @param mayOmit whether the server was allowed to leave members out
     * @throws RemoteFailure.Garbage if it is no room that our user may join
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} if our policy keeps ours out because of who is in it
     */
    public GivenRoom receive(ServerName server, Event join, JsonObject answer, boolean mayOmit) {
        Set<ServerName> servers =
                JsonValue.TRUE.equals(answer.get("members_omitted")) ? servers(server, answer, mayOmit) : Set.of();
        Set<JsonObject> state = objects(server, answer, "state");
        strangers.requireNone(join.room(), state, servers);
        try {
            return judged(server, countersigned(join, answer), new Told(state, answer, servers));
        } catch (EventRefused | InvalidEvent refused) {
            throw new RemoteFailure.Garbage(server, "our join with wrong signatures: " + refused.getMessage());
        }
    }

    /**
     * The same room, now with all its members.
     *
     * @param answer of {@code state}, for the join
     * @throws RemoteFailure.Garbage if it is no room that our user may have joined
     */
    public Completed complete(ServerName server, Event join, JsonObject answer) {
        Set<JsonObject> state = objects(server, answer, "pdus");
        return new Completed(
                judged(server, join, new Told(state, answer, Set.of())), strangers.find(join.room(), state, Set.of()));
    }

    /** @param stranger why somebody in it is not let in */
    public record Completed(GivenRoom room, Optional<PolicyVerdict> stranger) {}

    private record Told(Set<JsonObject> state, JsonObject answer, Set<ServerName> servers) {}

    private GivenRoom judged(ServerName server, Event join, Told told) {
        Set<JsonObject> others = objects(server, told.answer, "auth_chain");
        others.removeAll(told.state);
        try {
            return GivenRoom.of(join, verified(join, told.state), verified(join, others), told.servers);
        } catch (IllegalArgumentException useless) {
            throw new RemoteFailure.Garbage(server, String.valueOf(useless.getMessage()));
        }
    }

    /** Our event with the signatures of others on it; nothing else is taken. */
    private Event countersigned(Event join, JsonObject answer) {
        boolean signed =
                answer.get("event") instanceof JsonObject event && event.get("signatures") instanceof JsonObject;
        JsonObject theirs =
                signed ? answer.getJsonObject("event").getJsonObject("signatures") : JsonValue.EMPTY_JSON_OBJECT;
        var all = Json.object(theirs);
        join.json().getJsonObject("signatures").forEach(all::add);
        JsonObject merged = Json.object(join.json()).add("signatures", all).build();
        return verifier.verify(EventReader.read(merged, join.version()).json(), join.version());
    }

    private List<Event> verified(Event join, Set<JsonObject> pdus) {
        return verifier.verifyAll(pdus, join.version()).stream()
                .filter(event -> event.room().equals(join.room()))
                .toList();
    }

    private static Set<ServerName> servers(ServerName server, JsonObject answer, boolean mayOmit) {
        if (!mayOmit) throw new RemoteFailure.Garbage(server, "a state without members, which was not asked for");
        Set<ServerName> servers = new LinkedHashSet<>();
        if (answer.get("servers_in_room") instanceof JsonArray array && array.size() <= MOST_SERVERS)
            for (JsonValue each : array)
                if (each instanceof JsonString text && ServerName.isWellFormed(text.getString()))
                    servers.add(new ServerName(text.getString()));
        if (servers.isEmpty()) throw new RemoteFailure.Garbage(server, "a state without members and their servers");
        return servers;
    }

    private static Set<JsonObject> objects(ServerName server, JsonObject answer, String key) {
        if (!(answer.get(key) instanceof JsonArray array) || array.size() > MOST_EVENTS)
            throw new RemoteFailure.Garbage(server, "no list at " + key);
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
