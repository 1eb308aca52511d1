package org.enishi.spec.client.sync;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;

/** One connection of sliding sync, which goes on from answer to answer. */
final class Sliding {
    static final String PATH = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync";

    /** All rooms, with their last three events. */
    static final String ALL = "{'lists':{'all':{'ranges':[[0,99]],'timeline_limit':3,'required_state':[]}}}";

    private final Person person;
    private String pos = "";

    Sliding(Person person) {
        this.person = person;
    }

    static Sliding of(Device device) {
        return new Sliding(device.person());
    }

    /** @param request JSON with single quotes */
    JsonObject sync(String request) {
        return take(send(request, 0).join());
    }

    CompletableFuture<JsonObject> syncLater(String request, int timeout) {
        return send(request, timeout).thenApply(this::take);
    }

    Reply refused(String request) {
        return send(request, 0).join();
    }

    String pos() {
        return pos;
    }

    Sliding at(String earlier) {
        pos = earlier;
        return this;
    }

    private CompletableFuture<Reply> send(String request, int timeout) {
        String query = "?timeout=" + timeout + (pos.isEmpty() ? "" : "&pos=" + pos);
        return person.talk().sendLater("POST", PATH + query, request.replace('\'', '"'));
    }

    private JsonObject take(Reply reply) {
        JsonObject answer = reply.ok();
        pos = answer.getString("pos");
        return answer;
    }

    /** A room's entry; empty if it is not there. */
    static JsonObject room(JsonObject answer, String room) {
        return Device.at(answer, "rooms", room);
    }

    /** Event IDs of a part of a room's entry. */
    static List<String> ids(JsonObject entry, String part) {
        return list(entry, part).stream()
                .map(event -> event.getString("event_id"))
                .toList();
    }

    static List<JsonObject> list(JsonObject entry, String part) {
        JsonArray found = entry.getJsonArray(part);
        return found == null ? List.of() : found.getValuesAs(JsonObject.class);
    }

    /** {@code type|state_key} of each state event. */
    static List<String> state(JsonObject entry) {
        return list(entry, "required_state").stream()
                .map(event -> event.getString("type") + "|" + event.getString("state_key"))
                .sorted()
                .toList();
    }

    static int count(JsonObject answer, String list) {
        return answer.getJsonObject("lists").getJsonObject(list).getInt("count");
    }

    static List<String> rooms(JsonObject answer) {
        return List.copyOf(answer.getJsonObject("rooms").keySet());
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}
