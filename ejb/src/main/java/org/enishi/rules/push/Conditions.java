package org.enishi.rules.push;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enishi.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Whether conditions hold for an event. An unknown one never does.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#conditions-1">Matrix v1.19, "Conditions"</a>
 */
record Conditions(Event event, Facts facts) {
    private static final Pattern COUNT = Pattern.compile("(==|<=|>=|<|>|)([0-9]{1,9})");
    private static final String BODY = "content.body";

    boolean hold(JsonArray conditions) {
        for (JsonValue condition : conditions)
            if (!(condition instanceof JsonObject object) || !holds(object)) return false;
        return true;
    }

    /** As a rule of the kind {@code content} says it. */
    boolean bodyHas(String pattern) {
        return at(BODY) instanceof JsonString body && Glob.matchesWords(pattern, body.getString());
    }

    private boolean holds(JsonObject condition) {
        return switch (text(condition, "kind")) {
            case "event_match" -> matches(text(condition, "key"), condition.get("pattern"));
            case "event_property_is" ->
                isPlain(condition.get("value")) && same(at(text(condition, "key")), condition.get("value"));
            case "event_property_contains" -> contains(at(text(condition, "key")), condition.get("value"));
            case "room_member_count" -> counts(text(condition, "is"));
            case "sender_notification_permission" -> facts.mayNotify(event.sender(), text(condition, "key"));
            case "contains_display_name" ->
                facts.displayName().filter(this::bodyHas).isPresent();
            default -> false;
        };
    }

    private boolean matches(String key, @Nullable JsonValue pattern) {
        if (!(pattern instanceof JsonString glob)) return false;
        if (key.equals(BODY)) return bodyHas(glob.getString());
        return at(key) instanceof JsonString value && Glob.matches(glob.getString(), value.getString());
    }

    private static boolean contains(@Nullable JsonValue array, @Nullable JsonValue value) {
        return isPlain(value)
                && array instanceof JsonArray values
                && values.stream().anyMatch(each -> same(each, value));
    }

    private boolean counts(String is) {
        Matcher parts = COUNT.matcher(is);
        if (!parts.matches()) return false;
        int wanted = Integer.parseInt(parts.group(2));
        int count = facts.memberCount();
        return switch (parts.group(1)) {
            case "<" -> count < wanted;
            case ">" -> count > wanted;
            case "<=" -> count <= wanted;
            case ">=" -> count >= wanted;
            default -> count == wanted;
        };
    }

    private static boolean isPlain(@Nullable JsonValue value) {
        return value != null && !(value instanceof JsonObject) && !(value instanceof JsonArray);
    }

    private static boolean same(@Nullable JsonValue one, @Nullable JsonValue other) {
        if (one instanceof JsonNumber number && other instanceof JsonNumber wanted)
            return number.isIntegral() && wanted.isIntegral() && number.longValue() == wanted.longValue();
        return one != null && one.equals(other);
    }

    /** The value at a dot-separated path. */
    private @Nullable JsonValue at(String path) {
        JsonValue found = event.json();
        for (String key : keys(path)) {
            if (!(found instanceof JsonObject object)) return null;
            found = object.get(key);
        }
        return found;
    }

    /** A backslash escapes a dot or a backslash, and stands for itself before anything else. */
    private static List<String> keys(String path) {
        if (path.indexOf('\\') < 0) return List.of(path.split("\\.", -1));
        List<String> keys = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean escapes = c == '\\' && i + 1 < path.length() && "\\.".indexOf(path.charAt(i + 1)) >= 0;
            if (escapes) key.append(path.charAt(++i));
            else if (c == '.') {
                keys.add(key.toString());
                key.setLength(0);
            } else key.append(c);
        }
        keys.add(key.toString());
        return keys;
    }

    private static String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? text.getString() : "";
    }
}
