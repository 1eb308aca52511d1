package org.enishi.handshake.card;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Set;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/**
 * A state event for somebody who is not in the room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#stripped-state">Matrix v1.19, "Stripped state"</a>
 */
public final class StrippedEvent {
    private static final Set<String> KEPT = Set.of("type", "state_key", "sender", "content");

    private StrippedEvent() {}

    /** @param event with all of these keys */
    public static JsonObject of(JsonObject event) {
        var stripped = Json.object();
        event.forEach((key, value) -> {
            if (KEPT.contains(key)) stripped.add(key, value);
        });
        return stripped.build();
    }

    static boolean isStripped(JsonObject event) {
        return event.get("type") instanceof JsonString
                && event.get("state_key") instanceof JsonString
                && event.get("sender") instanceof JsonString sender
                && UserId.isWellFormed(sender.getString())
                && event.get("content") instanceof JsonObject
                && !event.containsKey("signatures");
    }
}
