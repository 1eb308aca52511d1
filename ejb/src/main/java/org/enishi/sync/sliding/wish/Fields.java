package org.enishi.sync.sliding.wish;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;

/** Reads the members of a client's object: what is absent or null is empty, what has another type is {@code M_BAD_JSON}. */
record Fields(JsonObject object) {
    Optional<String> text(String key) {
        return value(key).map(value -> {
            if (value instanceof JsonString text) return text.getString();
            throw wrong(key, "a string");
        });
    }

    Optional<Boolean> flag(String key) {
        return value(key).map(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw wrong(key, "true or false");
        });
    }

    Optional<Integer> count(String key) {
        return value(key).map(value -> count(key, value));
    }

    JsonObject object(String key) {
        return value(key).map(value -> object(key, value)).orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** @param most elements; more are {@code M_INVALID_PARAM} */
    List<JsonValue> array(String key, int most) {
        JsonValue value = value(key).orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (!(value instanceof JsonArray array)) throw wrong(key, "a list");
        if (array.size() > most) throw MatrixException.invalidParam(key + " must not hold more than " + most);
        return array;
    }

    static JsonObject object(String key, JsonValue value) {
        if (value instanceof JsonObject found) return found;
        throw wrong(key, "an object");
    }

    /** Not below 0; what is larger than any list is cut. */
    static int count(String key, JsonValue value) {
        if (!(value instanceof JsonNumber number) || !number.isIntegral()) throw wrong(key, "a whole number");
        if (number.bigDecimalValue().signum() < 0) throw MatrixException.invalidParam(key + " must not be below 0");
        return number.bigDecimalValue()
                .min(java.math.BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    static MatrixException wrong(String key, String wanted) {
        return MatrixException.badJson(key + " must be " + wanted);
    }

    private Optional<JsonValue> value(String key) {
        return Optional.ofNullable(object.get(key)).filter(value -> value != JsonValue.NULL);
    }
}
