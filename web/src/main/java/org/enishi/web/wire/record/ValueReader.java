package org.enishi.web.wire.record;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.error.MatrixException;

/** One JSON value as the Java type that a record wants. */
final class ValueReader {
    private ValueReader() {}

    static Object read(JsonValue value, Type type, String key) {
        if (type instanceof ParameterizedType generic) return readGeneric(value, generic, key);
        var raw = (Class<?>) type;
        if (raw == String.class && value instanceof JsonString text) return text.getString();
        if (isBoolean(raw) && isBoolean(value)) return value == JsonValue.TRUE;
        if (value instanceof JsonNumber number && isWhole(raw)) return whole(number, raw, key);
        if (JsonValue.class.isAssignableFrom(raw) && raw.isInstance(value)) return value;
        if (raw.isRecord()) return readRecord(value, raw, key);
        throw wrongType(key);
    }

    private static Object readGeneric(JsonValue value, ParameterizedType type, String key) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) return Optional.of(read(value, arguments[0], key));
        if (type.getRawType() == List.class && value instanceof JsonArray array) {
            return array.stream().map(each -> read(each, arguments[0], key)).toList();
        }
        if (type.getRawType() == Map.class && value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, each -> read(each.getValue(), arguments[1], key)));
        }
        throw wrongType(key);
    }

    private static Object readRecord(JsonValue value, Class<?> raw, String key) {
        var shape = RecordShape.of(raw);
        if (value instanceof JsonObject object) return RecordReader.construct(object, shape);
        if (!(value instanceof JsonString text) || !shape.isIdentifier()) throw wrongType(key);
        return shape.identifier(text.getString());
    }

    private static boolean isBoolean(Class<?> raw) {
        return raw == boolean.class || raw == Boolean.class;
    }

    private static boolean isBoolean(JsonValue value) {
        return value == JsonValue.TRUE || value == JsonValue.FALSE;
    }

    private static boolean isWhole(Class<?> raw) {
        return raw == long.class || raw == Long.class || raw == int.class || raw == Integer.class;
    }

    private static Object whole(JsonNumber number, Class<?> raw, String key) {
        try {
            boolean isInt = raw == int.class || raw == Integer.class;
            return isInt ? (Object) number.intValueExact() : (Object) number.longValueExact();
        } catch (ArithmeticException e) {
            throw wrongType(key);
        }
    }

    private static MatrixException wrongType(String key) {
        return MatrixException.badJson("The value of '" + key + "' has the wrong type");
    }
}
