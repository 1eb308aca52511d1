package org.enishi.fuzz;

import static org.enishi.fuzz.ForeignBytes.require;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.enishi.event.RoomVersion;
import org.enishi.id.InvalidIdentifier;
import org.enishi.json.CanonicalJson;
import org.enishi.json.ContentHash;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.json.JsonSlices;
import org.enishi.json.ReferenceHash;

/** Reading JSON, writing it canonically, cutting it. */
final class JsonBytes implements ForeignBytes {
    @Override
    public void take(byte[] bytes) {
        try {
            JsonValue value = Json.readValue(bytes);
            Json.readValue(Json.bytes(value));
            canonical(value);
            require(
                    Json.readValue(Json.bytes(value)).equals(value),
                    "what has a canonical form is read as it is written");
            if (value instanceof JsonObject object) hashes(object);
        } catch (InvalidJson | InvalidIdentifier no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }

    private static void canonical(JsonValue value) {
        byte[] canonical = CanonicalJson.bytes(value);
        JsonValue again = Json.readValue(canonical);
        require(Arrays.equals(canonical, CanonicalJson.bytes(again)), "the canonical form is canonical");
        require(Arrays.equals(canonical, CanonicalJson.exactBytes(again)), "the canonical form is exact");
        if (value instanceof JsonObject object) slices(object, canonical);
    }

    /** As slices want their keys. */
    private static final Pattern PLAIN = Pattern.compile("[ !#-\\[\\]-~]*");

    private static void slices(JsonObject object, byte[] canonical) {
        JsonSlices slices = JsonSlices.of(canonical);
        for (String key : object.keySet()) {
            if (!PLAIN.matcher(key).matches()) continue;
            require(slices.has(key), "each member has a slice");
            var slice = new ByteArrayOutputStream();
            slices.copyValue(key, slice);
            CanonicalJson.bytes(Json.readValue(slice.toByteArray()));
        }
    }

    private static void hashes(JsonObject object) {
        ContentHash.holds(ContentHash.add(object));
        for (RoomVersion version : RoomVersion.values()) ReferenceHash.eventId(object, version);
    }
}
