package org.enishi.json;

import jakarta.json.JsonObject;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.WrittenJson;
import org.enishi.id.EventId;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.RoomId;

/**
 * Makes events of JSON: the only place that does. The form is checked here; signatures, content hash and permission
 * are not.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#event-format">Matrix v1.19, room version 12, "Event format"</a>
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#size-limits">Matrix v1.19, "Size limits"</a>
 */
public final class EventReader {
    /** Of the canonical bytes, signatures included. */
    public static final int MAX_BYTES = 65_536;

    private EventReader() {}

    /**
     * An event as another server sent it, or as we have built it. {@code unsigned} is dropped: nobody vouches for it.
     *
     * @throws InvalidEvent if it is no event of this room version
     */
    public static Event read(JsonObject pdu, RoomVersion version) {
        JsonObject json = pdu.containsKey("unsigned")
                ? Json.object(pdu).remove("unsigned").build()
                : pdu;
        try {
            EventForm.check(json, version);
            byte[] bytes = bytes(json, version);
            if (bytes.length > MAX_BYTES) throw InvalidEvent.tooLarge("the event is larger than 65536 bytes");
            EventId id = ReferenceHash.eventId(json, version);
            return new Event(id, room(json, id, version), version, json, bytes);
        } catch (InvalidJson | InvalidIdentifier wrong) {
            throw InvalidEvent.form(String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * What we send is canonical in every version.
     *
     * @throws InvalidEvent if it is not
     */
    public static void requireCanonicalContent(JsonObject built) {
        try {
            if (built.get("content") instanceof JsonObject content) CanonicalJson.exactBytes(content);
        } catch (InvalidJson wrong) {
            throw InvalidEvent.form(String.valueOf(wrong.getMessage()));
        }
    }

    /** An event from its stored bytes, which were made by {@link #read} once: nothing is checked or hashed again. */
    public static Event stored(EventId id, RoomId room, RoomVersion version, byte[] bytes) {
        var json = version.canonicalJsonIsStrict()
                ? Json.readStored(bytes)
                : WrittenJson.read(bytes).asJsonObject();
        return new Event(id, room, version, json, bytes);
    }

    /**
     * What is sent and stored of an event: canonical, where its version is strict about that.
     *
     * @throws InvalidJson if it holds what the version does not allow
     */
    private static byte[] bytes(JsonObject json, RoomVersion version) {
        return version.canonicalJsonIsStrict() ? CanonicalJson.exactBytes(json) : CanonicalJson.writtenBytes(json);
    }

    private static RoomId room(JsonObject json, EventId id, RoomVersion version) {
        boolean named = !(version.roomIdIsCreateEventHash() && EventForm.isCreate(json));
        return new RoomId(named ? json.getString("room_id") : "!" + id.value().substring(1));
    }
}
