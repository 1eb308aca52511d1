package org.enishi.receipt;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.EventId;
import org.jspecify.annotations.Nullable;

/**
 * What a client says: so far have I read.
 *
 * @param type {@code m.read}, {@code m.read.private} or {@code m.fully_read}
 * @param thread empty: unthreaded
 */
public record ReadUpTo(String type, EventId event, Optional<String> thread) {
    static final String FULLY_READ = "m.fully_read";

    /** @param body of the request: may name a thread. @throws MatrixException {@code M_INVALID_PARAM} */
    public static ReadUpTo of(String type, EventId event, JsonObject body) {
        return new ReadUpTo(type, event, thread(type, body.get("thread_id")));
    }

    boolean isFully() {
        return type.equals(FULLY_READ);
    }

    private static Optional<String> thread(String type, @Nullable JsonValue named) {
        if (named == null) return Optional.empty();
        boolean isText = named instanceof JsonString text && !text.getString().isEmpty();
        if (!isText) throw MatrixException.invalidParam("thread_id must be a string that is not empty");
        if (type.equals(FULLY_READ)) throw MatrixException.invalidParam("m.fully_read is not kept by thread");
        return Optional.of(((JsonString) named).getString());
    }
}
