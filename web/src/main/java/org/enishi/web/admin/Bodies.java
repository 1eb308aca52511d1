package org.enishi.web.admin;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.enishi.administration.Reason;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.jspecify.annotations.Nullable;

/** Fields of bodies whose form depends on what is in them. */
final class Bodies {
    private Bodies() {}

    /** Why something is deleted: in the body of the request or, where there is none, as a parameter. */
    static Reason reasonOfDelete(byte @Nullable [] body, @Nullable String parameter) {
        if (body == null || body.length == 0) return Reason.optional(parameter);
        return Reason.optional(text(Json.read(body), "reason"));
    }

    /** @throws MatrixException {@code M_BAD_JSON} if it is there and no string */
    static @Nullable String text(JsonObject body, String name) {
        JsonValue value = body.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) return null;
        if (value instanceof JsonString text) return text.getString();
        throw MatrixException.badJson(name + " is not a string");
    }
}
