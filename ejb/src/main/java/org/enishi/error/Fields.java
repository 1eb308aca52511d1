package org.enishi.error;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.enishi.id.InvalidIdentifier;

/**
 * The members of a request's JSON object, typed. A member of another type than asked for is {@code M_BAD_JSON}; one
 * that is {@code null} counts as absent.
 */
public record Fields(JsonObject json) {
    public Optional<String> string(String key) {
        return typed(key, JsonString.class, "a string").map(JsonString::getString);
    }

    /** @throws MatrixException {@code M_MISSING_PARAM} */
    public String requiredString(String key) {
        return string(key).orElseThrow(() -> new MatrixException(ErrorCode.M_MISSING_PARAM, key + " is missing"));
    }

    /** @throws MatrixException {@code M_INVALID_PARAM} if the string is no such identifier */
    public <T> Optional<T> identifier(String key, Function<String, T> constructor) {
        return string(key).map(text -> identifier(text, constructor));
    }

    public boolean flag(String key) {
        JsonValue value = json.getOrDefault(key, JsonValue.NULL);
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE, NULL -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    public Optional<Long> integer(String key) {
        Optional<JsonNumber> number = typed(key, JsonNumber.class, "an integer");
        if (number.isPresent() && !number.get().isIntegral()) throw wrong(key, "an integer");
        return number.map(JsonNumber::longValue);
    }

    public Optional<JsonObject> object(String key) {
        return typed(key, JsonObject.class, "an object");
    }

    /** Empty where it is absent. */
    public List<String> strings(String key) {
        return list(key, JsonString.class, "a list of strings").stream()
                .map(JsonString::getString)
                .toList();
    }

    /** Empty where it is absent. */
    public List<JsonObject> objects(String key) {
        return list(key, JsonObject.class, "a list of objects");
    }

    /** Empty where it is absent. @throws MatrixException {@code M_INVALID_PARAM} if one is no such identifier */
    public <T> List<T> identifiers(String key, Function<String, T> constructor) {
        return strings(key).stream()
                .map(text -> identifier(text, constructor))
                .distinct()
                .toList();
    }

    private static <T> T identifier(String text, Function<String, T> constructor) {
        try {
            return constructor.apply(text);
        } catch (InvalidIdentifier wrong) {
            throw MatrixException.invalidParam(String.valueOf(wrong.getMessage()));
        }
    }

    private <T extends JsonValue> List<T> list(String key, Class<T> type, String name) {
        Optional<JsonArray> array = typed(key, JsonArray.class, name);
        if (!array.stream().flatMap(List::stream).allMatch(type::isInstance)) throw wrong(key, name);
        return array.map(values -> List.copyOf(values.getValuesAs(type))).orElse(List.of());
    }

    private <T> Optional<T> typed(String key, Class<T> type, String name) {
        JsonValue value = json.getOrDefault(key, JsonValue.NULL);
        if (value == JsonValue.NULL || value.getValueType() == JsonValue.ValueType.NULL) return Optional.empty();
        if (!type.isInstance(value)) throw wrong(key, name);
        return Optional.of(type.cast(value));
    }

    private static MatrixException wrong(String key, String name) {
        return MatrixException.badJson(key + " must be " + name);
    }
}
