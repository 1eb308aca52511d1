package org.enishi.web.client.encryption;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;

/** Reads objects whose keys are user IDs. */
public final class ByUser {
    private ByUser() {}

    /** @throws MatrixException {@code M_MISSING_PARAM} if the key is missing, {@code M_BAD_JSON} if it is no object */
    public static JsonObject object(JsonObject body, String key) {
        JsonValue value = body.get(key);
        if (value instanceof JsonObject object) return object;
        if (value == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "Missing key '" + key + "'");
        throw MatrixException.badJson(key + " must be an object");
    }

    /** Device IDs by user. */
    public static Map<UserId, List<String>> lists(JsonObject all) {
        return read(all, ByUser::texts);
    }

    /** A text for each device, by user. */
    public static Map<UserId, Map<String, String>> texts(JsonObject all) {
        return read(all, value -> each(value, ByUser::text));
    }

    /** An object for each device, by user. */
    public static Map<UserId, Map<String, JsonObject>> objects(JsonObject all) {
        return read(all, value -> each(value, ByUser::object));
    }

    /** Milliseconds; 0 if there are none. */
    public static long timeout(JsonObject body) {
        return body.get("timeout") instanceof JsonNumber number ? number.longValue() : 0;
    }

    static <T> Map<UserId, T> read(JsonObject all, Function<JsonValue, T> reader) {
        Map<UserId, T> found = new HashMap<>();
        all.forEach((user, value) -> found.put(new UserId(user), reader.apply(value)));
        return found;
    }

    static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) return object;
        throw MatrixException.badJson("an object is expected");
    }

    private static <T> Map<String, T> each(JsonValue value, Function<JsonValue, T> reader) {
        return object(value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> reader.apply(entry.getValue())));
    }

    private static List<String> texts(JsonValue value) {
        if (value instanceof JsonArray array)
            return array.stream().map(ByUser::text).toList();
        throw MatrixException.badJson("a list of device IDs is expected");
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString text && text.getString().indexOf('\0') < 0) return text.getString();
        throw MatrixException.badJson("a string without NUL is expected");
    }
}
