package org.enishi.filter;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an event that a client wants, as dot-separated paths.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#dot-separated-property-paths">Matrix v1.19, appendices,
 *     "Dot-separated property paths"</a>
 */
public final class EventFields {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Node root = new Node();

    /** @param paths in which a dot or backslash of a key is escaped by a backslash */
    public EventFields(List<String> paths) {
        for (String path : paths) {
            Node node = root;
            for (String key : split(path)) node = node.children.computeIfAbsent(key, k -> new Node());
            node.whole = true;
        }
    }

    /** The event with the wanted fields only. */
    public JsonObject of(JsonObject event) {
        return pick(event, root);
    }

    private static JsonObject pick(JsonObject object, Node node) {
        JsonObjectBuilder picked = JSON.createObjectBuilder();
        node.children.forEach((key, child) -> {
            JsonValue value = object.get(key);
            if (value == null) return;
            if (child.whole) picked.add(key, value);
            else if (value instanceof JsonObject inner) addUnlessEmpty(picked, key, pick(inner, child));
        });
        return picked.build();
    }

    private static void addUnlessEmpty(JsonObjectBuilder builder, String key, JsonObject value) {
        if (!value.isEmpty()) builder.add(key, value);
    }

    /** A backslash before anything but a dot or a backslash stands for itself. */
    static List<String> split(String path) {
        List<String> keys = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            char next = i + 1 < path.length() ? path.charAt(i + 1) : ' ';
            if (c == '\\' && (next == '.' || next == '\\')) {
                key.append(next);
                i++;
            } else if (c == '.') {
                keys.add(key.toString());
                key.setLength(0);
            } else key.append(c);
        }
        keys.add(key.toString());
        return keys;
    }

    private static final class Node {
        private final Map<String, Node> children = new LinkedHashMap<>();
        private boolean whole;
    }
}
