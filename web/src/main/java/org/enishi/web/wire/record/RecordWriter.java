package org.enishi.web.wire.record;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records as JSON objects, named as in {@link RecordShape}; what is null or an empty {@code Optional} is left out. */
public final class RecordWriter {
    private static final JsonProvider JSON = JsonProvider.provider();

    private RecordWriter() {}

    public static JsonObject write(Object instance) {
        var object = JSON.createObjectBuilder();
        for (var component : RecordShape.of(instance.getClass()).components()) {
            Object value = present(component.of(instance));
            if (value != null) object.add(component.name(), value(value));
        }
        return object.build();
    }

    /** Also maps, lists, strings, numbers and what is JSON already. */
    public static JsonValue value(Object value) {
        if (value instanceof JsonValue json) return json;
        if (value instanceof String text) return JSON.createValue(text);
        if (value instanceof Boolean flag) return flag ? JsonValue.TRUE : JsonValue.FALSE;
        if (value instanceof Long || value instanceof Integer) return JSON.createValue(((Number) value).longValue());
        if (value instanceof Collection<?> collection) return array(collection);
        if (value instanceof Map<?, ?> map) return object(map);
        if (value instanceof Enum<?> constant) return JSON.createValue(constant.toString());
        return record(value);
    }

    private static JsonValue record(Object value) {
        var shape = RecordShape.of(value.getClass());
        return shape.isIdentifier() ? JSON.createValue(value.toString()) : write(value);
    }

    private static JsonValue array(Collection<?> values) {
        var array = JSON.createArrayBuilder();
        values.forEach(each -> array.add(value(each)));
        return array.build();
    }

    private static JsonValue object(Map<?, ?> values) {
        var object = JSON.createObjectBuilder();
        values.forEach((key, each) -> object.add(key.toString(), value(each)));
        return object.build();
    }

    private static @Nullable Object present(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
}
