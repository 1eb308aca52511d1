package org.enishi.rules.redaction;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import org.enishi.event.RoomVersion;

/**
 * Strips an event to what the protocol of its room version needs.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v11/#redactions">Matrix v1.19, room version 11, "Redactions"</a>
 */
public final class Redactor {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final Set<String> KEPT = Set.of(
            "event_id",
            "type",
            "room_id",
            "sender",
            "state_key",
            "content",
            "hashes",
            "signatures",
            "depth",
            "prev_events",
            "auth_events",
            "origin_server_ts");
    private static final Set<String> KEPT_UNTIL_10 = Set.of("prev_state", "origin", "membership");

    private Redactor() {}

    /** The event as it is after redaction; {@code unsigned} goes too. */
    public static JsonObject redact(JsonObject event, RoomVersion version) {
        JsonObjectBuilder kept = BUILDERS.createObjectBuilder();
        event.forEach((key, value) -> {
            if (keeps(key, version)) kept.add(key, value);
        });
        if (event.get("content") instanceof JsonObject content)
            kept.add("content", content(type(event), content, version));
        return kept.build();
    }

    private static boolean keeps(String key, RoomVersion version) {
        return KEPT.contains(key) || (!version.redactsByUpdatedRules() && KEPT_UNTIL_10.contains(key));
    }

    private static String type(JsonObject event) {
        return event.get("type") instanceof JsonString type ? type.getString() : "";
    }

    private static JsonObject content(String type, JsonObject content, RoomVersion version) {
        boolean updated = version.redactsByUpdatedRules();
        if (updated && type.equals("m.room.create")) return content;
        Set<String> keys = KeptContent.in(version).of(type);
        JsonObjectBuilder kept = BUILDERS.createObjectBuilder();
        content.forEach((key, value) -> {
            if (keys.contains(key)) kept.add(key, value);
        });
        if (updated && type.equals("m.room.member")) keepSigned(content.get("third_party_invite"), kept);
        return kept.build();
    }

    /** The object stays, even if nothing stays in it. */
    private static void keepSigned(@org.jspecify.annotations.Nullable JsonValue invite, JsonObjectBuilder kept) {
        if (!(invite instanceof JsonObject object)) return;
        JsonObjectBuilder signed = BUILDERS.createObjectBuilder();
        if (object.containsKey("signed")) signed.add("signed", object.get("signed"));
        kept.add("third_party_invite", signed);
    }
}
