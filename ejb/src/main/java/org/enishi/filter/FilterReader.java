package org.enishi.filter;

import static org.enishi.error.MatrixException.badJson;
import static org.enishi.error.MatrixException.invalidParam;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;

/**
 * Reads filters and says what is wrong with them: {@code M_BAD_JSON} for a value of another type than the schema's,
 * {@code M_INVALID_PARAM} for one that means nothing. Unknown keys are for features to come.
 */
public final class FilterReader {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private FilterReader() {}

    /** @throws org.enishi.error.MatrixException see the class */
    public static Filter filter(JsonObject json) {
        return new Filter(
                json.toString(),
                strings(json, "event_fields").map(EventFields::new),
                federationFormat(json),
                events(object(json, "presence")),
                events(object(json, "account_data")),
                room(object(json, "room")));
    }

    /** A {@code RoomEventFilter} alone, as {@code /messages} takes it. */
    public static EventFilter events(JsonObject json) {
        return new EventFilter(
                limit(json),
                types(json),
                choice(json, "senders", UserId::isWellFormed),
                choice(json, "rooms", RoomId::isWellFormed),
                flag(json, "contains_url"),
                members(json),
                flag(json, "unread_thread_notifications").orElse(false),
                new RelatedBy(
                        identifiers(json, "related_by_senders", UserId::isWellFormed),
                        identifiers(json, "related_by_rel_types", type -> true)));
    }

    private static RoomFilter room(JsonObject json) {
        return new RoomFilter(
                choice(json, "rooms", RoomId::isWellFormed),
                flag(json, "include_leave").orElse(false),
                events(object(json, "ephemeral")),
                events(object(json, "state")),
                events(object(json, "timeline")),
                events(object(json, "account_data")));
    }

    private static boolean federationFormat(JsonObject json) {
        JsonValue format = json.get("event_format");
        if (format == null) return false;
        if (!(format instanceof JsonString text)) throw badJson("event_format must be a string");
        return switch (text.getString()) {
            case "client" -> false;
            case "federation" -> true;
            default -> throw invalidParam("event_format must be client or federation");
        };
    }

    private static Optional<Integer> limit(JsonObject json) {
        JsonValue limit = json.get("limit");
        if (limit == null) return Optional.empty();
        if (!(limit instanceof JsonNumber number) || !number.isIntegral()) throw badJson("limit must be an integer");
        if (number.bigDecimalValue().signum() <= 0) throw invalidParam("limit must be greater than 0");
        return Optional.of(number.bigDecimalValue().min(MOST).intValueExact());
    }

    private static MemberLoading members(JsonObject json) {
        boolean redundant = flag(json, "include_redundant_members").orElse(false);
        if (!flag(json, "lazy_load_members").orElse(false)) return MemberLoading.ALL;
        return redundant ? MemberLoading.LAZY_REDUNDANT : MemberLoading.LAZY;
    }

    private static Choice<String> types(JsonObject json) {
        Optional<Predicate<String>> wanted = strings(json, "types").map(list -> new TypePatterns(list)::matches);
        Predicate<String> unwanted = new TypePatterns(strings(json, "not_types").orElse(List.of()))::matches;
        return new Choice<>(wanted, unwanted);
    }

    private static Choice<String> choice(JsonObject json, String key, Predicate<String> form) {
        return new Choice<>(
                identifiers(json, key, form).map(set -> set::contains),
                identifiers(json, "not_" + key, form).orElse(Set.of())::contains);
    }

    private static Optional<Set<String>> identifiers(JsonObject json, String key, Predicate<String> form) {
        Optional<Set<String>> found = strings(json, key).map(HashSet::new);
        boolean wellFormed = found.orElse(Set.of()).stream().allMatch(form);
        if (!wellFormed) throw invalidParam(key + " must hold identifiers of that kind");
        return found;
    }

    private static Optional<List<String>> strings(JsonObject json, String key) {
        JsonValue value = json.get(key);
        if (value == null) return Optional.empty();
        boolean rightType = value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance);
        if (!rightType) throw badJson(key + " must be a list of strings");
        return Optional.of(value.asJsonArray().getValuesAs(JsonString::getString));
    }

    private static Optional<Boolean> flag(JsonObject json, String key) {
        JsonValue value = json.get(key);
        if (value == null) return Optional.empty();
        return switch (value.getValueType()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            default -> throw badJson(key + " must be true or false");
        };
    }

    private static JsonObject object(JsonObject json, String key) {
        JsonValue value = json.get(key);
        if (value == null) return JsonValue.EMPTY_JSON_OBJECT;
        if (!(value instanceof JsonObject object)) throw badJson(key + " must be an object");
        return object;
    }
}
