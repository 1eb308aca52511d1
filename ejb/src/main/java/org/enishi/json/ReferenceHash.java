package org.enishi.json;

import jakarta.json.JsonObject;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.InvalidIdentifier;
import org.enishi.rules.redaction.Redactor;

/**
 * The hash that names an event since room version 3: it covers what redaction leaves, so that a redacted event keeps its
 * name.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#calculating-the-reference-hash-for-an-event">Matrix
 *     v1.19, "Calculating the reference hash for an event"</a>
 */
public final class ReferenceHash {
    private ReferenceHash() {}

    public static byte[] of(JsonObject event, RoomVersion version) {
        JsonObject covered = Json.object(Redactor.redact(event, version))
                .remove("signatures")
                .remove("unsigned")
                .build();
        return Hashes.sha256(CanonicalJson.writtenBytes(covered));
    }

    /**
     * The name of the event: its hash, or in the first two versions what it calls itself.
     *
     * @throws InvalidIdentifier if it calls itself nothing, or something that is no event ID
     */
    public static EventId eventId(JsonObject event, RoomVersion version) {
        if (version.eventIdIsField()) return new EventId(event.getString("event_id", ""));
        byte[] hash = of(event, version);
        return new EventId(
                "$" + (version.eventIdIsUrlSafe() ? UnpaddedBase64.encodeUrlSafe(hash) : UnpaddedBase64.encode(hash)));
    }
}
