package org.enishi.event;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A persistent event whose form has been checked: required keys have their types, identifiers are well formed, sizes
 * are within limits. Whether its signatures hold, and whether it is allowed, is not said here: see {@code signing} and
 * {@code rules}. Immutable. The bytes are its canonical JSON in federation form, signatures included, exactly as they are
 * stored, sent and hashed; they are shared and must not be changed.
 */
public final class Event {
    private final EventId id;
    private final RoomId room;
    private final RoomVersion version;
    private final EventType type;
    private final UserId sender;
    private final @Nullable String stateKey;
    private final long depth;
    private volatile @Nullable JsonObject json;
    private final byte[] bytes;

    /** Only {@code org.enishi.json} makes events: it checks the form and computes the ID. */
    public Event(EventId id, RoomId room, RoomVersion version, JsonObject json, byte[] bytes) {
        this.id = id;
        this.room = room;
        this.version = version;
        this.type = new EventType(json.getString("type"));
        this.sender = new UserId(json.getString("sender"));
        this.stateKey = string(json, "state_key").orElse(null);
        this.depth = json.getJsonNumber("depth").longValue();
        this.json = json;
        this.bytes = bytes;
    }

    private Event(Label label, byte[] bytes) {
        this.id = label.id;
        this.room = label.room;
        this.version = label.version;
        this.type = label.type;
        this.sender = label.sender;
        this.stateKey = label.stateKey;
        this.depth = label.depth;
        this.bytes = bytes;
    }

    /** What is known of a stored event without looking into its bytes. @param stateKey absent for events that are not state */
    public record Label(
            EventId id,
            RoomId room,
            RoomVersion version,
            EventType type,
            UserId sender,
            @Nullable String stateKey,
            long depth) {}

    /** An event from the store: it was checked when it was made. Its bytes are parsed when somebody asks for what is in them. */
    public static Event stored(Label label, byte[] bytes) {
        return new Event(label, bytes);
    }

    /** The same without what was parsed: a third of the memory, for where hardly anybody will look into it. */
    public Event unparsed() {
        return new Event(new Label(id, room, version, type, sender, stateKey, depth), bytes);
    }

    public EventId id() {
        return id;
    }

    /** In room version 12 the create event has no {@code room_id}; this is its own room all the same. */
    public RoomId room() {
        return room;
    }

    public RoomVersion version() {
        return version;
    }

    public EventType type() {
        return type;
    }

    public UserId sender() {
        return sender;
    }

    /** The federation form. */
    public JsonObject json() {
        JsonObject known = json;
        if (known != null) return known;
        JsonObject parsed = StoredJson.read(bytes, version);
        json = parsed;
        return parsed;
    }

    /** The canonical bytes of {@link #json()}; shared, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public JsonObject content() {
        return json().getJsonObject("content");
    }

    /** A string in the content; empty where it is absent or of another type. */
    public Optional<String> contentString(String key) {
        return string(content(), key);
    }

    public boolean is(EventType other) {
        return type.equals(other);
    }

    public boolean isState() {
        return stateKey != null;
    }

    /** The {@code state_key}; empty for events that are not state. */
    public Optional<String> stateKeyText() {
        return Optional.ofNullable(stateKey);
    }

    /** Its place in the state; empty for events that are not state. */
    public Optional<StateKey> stateKey() {
        return stateKeyText().map(key -> new StateKey(type, key));
    }

    /** Milliseconds since 1970, as its server claims. */
    public long originServerTs() {
        return json().getJsonNumber("origin_server_ts").longValue();
    }

    public long depth() {
        return depth;
    }

    public List<EventId> prevEvents() {
        return eventIds("prev_events");
    }

    public List<EventId> authEvents() {
        return eventIds("auth_events");
    }

    /** The event that a redaction is about. */
    public Optional<EventId> redacts() {
        JsonObject place = version.redactsIsInContent() ? content() : json();
        return string(place, "redacts").filter(EventId::isWellFormed).map(EventId::new);
    }

    /** The membership of a member event; empty if it is missing or unknown. */
    public Optional<Membership> membership() {
        return contentString("membership").flatMap(Membership::of);
    }

    private List<EventId> eventIds(String key) {
        JsonArray array = json().getJsonArray(key);
        return array.stream().map(Event::named).map(EventId::new).toList();
    }

    /** An ID, or a pair of ID and hash. */
    private static String named(JsonValue cited) {
        JsonValue id = cited instanceof JsonArray pair ? pair.get(0) : cited;
        return ((JsonString) id).getString();
    }

    private static Optional<String> string(JsonObject object, String key) {
        JsonValue value = object.get(key);
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** An integer of an object; empty where it is absent or of another type. */
    public static Optional<Long> integer(JsonObject object, String key) {
        JsonValue value = object.get(key);
        return value instanceof JsonNumber number && number.isIntegral()
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Event event && id.equals(event.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return type + " " + id;
    }
}
