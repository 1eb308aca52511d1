package org.enishi.json;

import jakarta.json.JsonObject;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.rules.redaction.Redactor;

/**
 * The hash that names an event: it covers what redaction leaves, so that a redacted event keeps its name.
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
        return Hashes.sha256(CanonicalJson.bytes(covered));
    }

    public static EventId eventId(JsonObject event, RoomVersion version) {
        return new EventId("$" + UnpaddedBase64.encodeUrlSafe(of(event, version)));
    }
}
