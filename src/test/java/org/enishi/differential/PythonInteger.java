package org.enishi.differential;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Python's {@code int} reads as an integer and the specification does not. */
final class PythonInteger {
    private static final Pattern WRITTEN = Pattern.compile("[+-]?\\p{Nd}+(_\\p{Nd}+)*");
    private static final Pattern SPECIFIED = Pattern.compile("[+-]?[0-9]+");

    private PythonInteger() {}

    /** In the levels themselves, or in one of their maps. */
    static boolean standsIn(JsonObject levels) {
        return levels.values().stream()
                .anyMatch(value -> value instanceof JsonObject map
                        ? map.values().stream().anyMatch(PythonInteger::isWritten)
                        : isWritten(value));
    }

    static boolean standsAmong(@Nullable JsonValue map) {
        return map instanceof JsonObject object
                && object.values().stream().anyMatch(value -> isBoolean(value) || isWritten(value));
    }

    private static boolean isBoolean(JsonValue value) {
        return value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE);
    }

    private static boolean isWritten(JsonValue value) {
        if (!(value instanceof JsonString text)) return false;
        String integer = text.getString().strip();
        return WRITTEN.matcher(integer).matches() && !SPECIFIED.matcher(integer).matches();
    }
}
