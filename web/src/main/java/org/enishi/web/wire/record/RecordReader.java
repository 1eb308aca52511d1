package org.enishi.web.wire.record;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as records, strictly: a string is not a number, and nothing is guessed. Components are named as in
 * {@link RecordShape}; those marked {@link Nullable} or {@code Optional} may be absent or null, primitives are then 0
 * or false, all others must be there.
 */
public final class RecordReader {
    private RecordReader() {}

    /** @throws MatrixException {@code M_BAD_JSON} for a wrong type, {@code M_MISSING_PARAM} for a missing key */
    public static <T> T read(JsonObject object, Class<T> type) {
        return type.cast(construct(object, RecordShape.of(type)));
    }

    static Object construct(JsonObject object, RecordShape shape) {
        var arguments = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < arguments.length; i++)
            arguments[i] = argument(object, shape.components().get(i));
        try {
            return shape.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MatrixException refused) throw refused;
            throw new MatrixException(ErrorCode.M_BAD_JSON, "The values do not fit together");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object argument(JsonObject object, RecordShape.Component component) {
        JsonValue value = object.get(component.name());
        if (value != null && value != JsonValue.NULL)
            return ValueReader.read(value, component.type(), component.name());
        if (component.mayBeAbsent()) return component.whenAbsent();
        throw new MatrixException(ErrorCode.M_MISSING_PARAM, "Missing key '" + component.name() + "'");
    }
}
