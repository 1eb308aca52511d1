package org.enishi.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enishi.differential.Difference.Question;
import org.enishi.differential.GeneratedRoom.Judged;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.json.CanonicalJson;
import org.enishi.json.ContentHash;
import org.enishi.json.UnpaddedBase64;
import org.enishi.rules.auth.Verdict;
import org.enishi.rules.redaction.Redactor;
import org.jspecify.annotations.Nullable;

/** Our answers beside theirs, for one room. */
final class Comparison {
    private final RoomVersion version;
    private final GeneratedRoom room;
    private final JsonObject answer;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(RoomVersion version, GeneratedRoom room, JsonObject answer) {
        this.version = version;
        this.room = room;
        this.answer = answer;
    }

    static List<Difference> of(RoomVersion version, GeneratedRoom room, JsonObject answer) {
        var comparison = new Comparison(version, room, answer);
        comparison.events();
        comparison.forks();
        return comparison.differences;
    }

    private void events() {
        JsonArray opinions = answer.getJsonArray("events");
        for (int i = 0; i < opinions.size(); i++) {
            Judged judged = room.events().get(i);
            JsonObject theirs = opinions.getJsonObject(i);
            if (theirs.containsKey("broken"))
                add(Question.READ, judged.event(), "an event", theirs.getString("broken"));
            else {
                facts(judged.event(), theirs);
                verdicts(judged, theirs);
            }
        }
    }

    private void facts(Event event, JsonObject theirs) {
        String server = event.sender().server().value();
        compare(Question.EVENT_ID, event, event.id().value(), theirs.getString("id"));
        compare(Question.CANONICAL_JSON, event, new String(event.bytes(), UTF_8), theirs.getString("canonical"));
        String redacted = new String(CanonicalJson.bytes(Redactor.redact(event.json(), version)), UTF_8);
        compare(Question.REDACTED, event, redacted, theirs.getString("redacted"));
        compare(
                Question.CONTENT_HASH,
                event,
                UnpaddedBase64.encode(ContentHash.of(event.json())),
                theirs.getString("hash"));
        JsonObject signatures = event.json().getJsonObject("signatures").getJsonObject(server);
        compare(Question.SIGNATURE, event, signatures.getString("ed25519:paper"), theirs.getString("signature"));
        if (text(theirs, "verifies") != null) add(Question.SIGNATURE, event, "holds", theirs.getString("verifies"));
    }

    /** By its auth events nobody judges an event that is refused for their list. */
    private void verdicts(Judged judged, JsonObject theirs) {
        Event event = judged.event();
        if (event.is(EventType.CREATE)) {
            compare(Question.ALLOWED_BY_AUTH_EVENTS, event, judged.auth(), text(theirs, "all"));
            return;
        }
        String form = text(theirs, "form");
        compare(Question.AUTH_EVENTS_LISTED, event, judged.list(), text(theirs, "list"));
        if (judged.list().isAllowed() && text(theirs, "list") == null)
            compare(Question.ALLOWED_BY_AUTH_EVENTS, event, judged.auth(), form != null ? form : text(theirs, "auth"));
        compare(Question.ALLOWED_BY_STATE_BEFORE, event, judged.state(), form != null ? form : text(theirs, "before"));
    }

    private void forks() {
        Map<EventId, Integer> index = new HashMap<>();
        for (Judged judged : room.events()) index.put(judged.event().id(), index.size());
        JsonArray theirs = answer.getJsonArray("forks");
        for (int i = 0; i < theirs.size(); i++) {
            TreeSet<Integer> ours = new TreeSet<>();
            room.forks().get(i).resolved().values().forEach(event -> ours.add(index.get(event.id())));
            fork(ours.stream().toList(), theirs.getJsonObject(i));
        }
    }

    private void fork(List<Integer> ours, JsonObject theirs) {
        Event create = room.events().get(0).event();
        if (theirs.containsKey("broken"))
            add(Question.RESOLVED_STATE, create, ours.toString(), theirs.getString("broken"));
        else if (!ours.equals(state(theirs, "state"))) {
            Set<String> revisions = new TreeSet<>(theirs.keySet());
            revisions.removeIf(name -> !ours.equals(state(theirs, name)));
            differences.add(new Difference(
                    Question.RESOLVED_STATE,
                    version,
                    create,
                    ours.toString(),
                    state(theirs, "state").toString(),
                    revisions));
        }
    }

    private static List<Integer> state(JsonObject opinion, String revision) {
        return opinion.getJsonArray(revision).getValuesAs(JsonNumber::intValue);
    }

    private void compare(Question question, Event event, Verdict ours, @Nullable String theirs) {
        if (ours.isAllowed() != (theirs == null))
            add(
                    question,
                    event,
                    ours.isAllowed()
                            ? "ALLOWED"
                            : ((Verdict.Rejected) ours).rule().name(),
                    theirs == null ? "allowed" : theirs);
    }

    private void compare(Question question, Event event, Object ours, Object theirs) {
        if (!ours.equals(theirs)) add(question, event, ours.toString(), theirs.toString());
    }

    private void add(Question question, Event event, String ours, String theirs) {
        differences.add(new Difference(question, version, event, ours, theirs, Set.of()));
    }

    private static @Nullable String text(JsonObject object, String key) {
        JsonValue value = object.get(key);
        return value instanceof JsonString text ? text.getString() : null;
    }
}
