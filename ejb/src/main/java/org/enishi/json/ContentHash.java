package org.enishi.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.MessageDigest;

/**
 * The hash that covers a whole event. Where it does not fit, the event is used in its redacted form.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#calculating-the-content-hash-for-an-event">Matrix
 *     v1.19, "Calculating the content hash for an event"</a>
 */
public final class ContentHash {
    private ContentHash() {}

    public static byte[] of(JsonObject event) {
        JsonObject covered = Json.object(event)
                .remove("unsigned")
                .remove("signatures")
                .remove("hashes")
                .build();
        return Hashes.sha256(CanonicalJson.writtenBytes(covered));
    }

    /** The event with its {@code hashes}. */
    public static JsonObject add(JsonObject event) {
        var hashes = Json.object().add("sha256", UnpaddedBase64.encode(of(event)));
        return Json.object(event).add("hashes", hashes).build();
    }

    public static boolean holds(JsonObject event) {
        return event.get("hashes") instanceof JsonObject hashes
                && hashes.get("sha256") instanceof JsonString claimed
                && UnpaddedBase64.decode(claimed.getString())
                        .filter(hash -> MessageDigest.isEqual(hash, of(event)))
                        .isPresent();
    }
}
