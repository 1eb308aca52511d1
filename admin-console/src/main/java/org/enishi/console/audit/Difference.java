package org.enishi.console.audit;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One field of an object before and after a change; empty where it was not there. */
public record Difference(String field, String before, String after) {
    public boolean changed() {
        return !Objects.equals(before, after);
    }

    /** @param when how a moment is written for the reader: fields named {@code …_at} or {@code valid_…} hold
     *     milliseconds */
    static List<Difference> between(JsonObject before, JsonObject after, Function<Instant, String> when) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .map(field -> new Difference(
                        field, text(field, before.get(field), when), text(field, after.get(field), when)))
                .toList();
    }

    private static String text(String field, @Nullable JsonValue value, Function<Instant, String> when) {
        if (value == null) return "";
        if ((field.endsWith("_at") || field.startsWith("valid_")) && value instanceof JsonNumber millis) {
            return when.apply(Instant.ofEpochMilli(millis.longValue()));
        }
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
