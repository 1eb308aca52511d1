package org.enishi.rules.auth;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** What a member event says about an invitation by e-mail address or the like. */
final class ThirdPartyInvites {
    private ThirdPartyInvites() {}

    static Optional<JsonObject> signed(JsonObject content) {
        return object(content, "third_party_invite").flatMap(invite -> object(invite, "signed"));
    }

    static Optional<String> token(JsonObject content) {
        return signed(content).flatMap(signed -> text(signed, "token"));
    }

    static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static Optional<JsonObject> object(JsonObject object, String key) {
        JsonValue value = object.get(key);
        return value instanceof JsonObject found ? Optional.of(found) : Optional.empty();
    }
}
