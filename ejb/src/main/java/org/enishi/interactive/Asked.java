package org.enishi.interactive;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.security.Caller;

/**
 * A request that needs its user's proof.
 *
 * @param endpoint method and path
 * @param caller the token's user, who alone can give the proof; empty for a registration
 * @param parameters what the body says but for {@code auth}, with what it left out since it was said before
 * @param auth the {@code auth} of the request's body
 */
public record Asked(String endpoint, Optional<Caller> caller, JsonObject parameters, Optional<JsonObject> auth) {
    private static final String AUTH = "auth";
    private static final String SESSION = "session";

    /** By a user; the whole body is bound but for {@code auth}. */
    public static Asked by(Caller caller, String endpoint, JsonObject body) {
        return new Asked(endpoint, Optional.of(caller), parameters(body), auth(body));
    }

    /** By nobody yet. The body may change: clients send an empty one first, to learn the flows. */
    public static Asked byStranger(String endpoint, JsonObject body) {
        return new Asked(endpoint, Optional.empty(), parameters(body), auth(body));
    }

    Optional<String> session() {
        return auth.flatMap(shown -> text(shown, SESSION));
    }

    /** The session that a body names. */
    static Optional<String> session(JsonObject body) {
        return auth(body).flatMap(shown -> text(shown, SESSION));
    }

    /** What must not change from one call to the next. */
    byte[] binding() {
        String account = caller.map(known -> Long.toString(known.account())).orElse("");
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((endpoint + " " + account + " ").getBytes(UTF_8));
            JsonObject bound = caller.isPresent() ? parameters : JsonObject.EMPTY_JSON_OBJECT;
            return digest.digest(CanonicalJson.bytes(bound));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject parameters(JsonObject body) {
        return Json.object(body).remove(AUTH).build();
    }

    private static Optional<JsonObject> auth(JsonObject body) {
        return body.get(AUTH) instanceof JsonObject auth ? Optional.of(auth) : Optional.empty();
    }

    static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
