package org.enishi.console.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One field of an object before and after a change; empty where it was not there. */
public record Difference(String field, String before, String after) {
    public boolean changed() {
        return !Objects.equals(before, after);
    }

    static List<Difference> between(JsonObject before, JsonObject after) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .map(field -> new Difference(field, text(before.get(field)), text(after.get(field))))
                .toList();
    }

    private static String text(@Nullable JsonValue value) {
        if (value == null) return "";
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
