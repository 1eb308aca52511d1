package org.enishi.remote.keys;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.id.ServerName;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;
import org.enishi.store.federation.PublicKey;

/**
 * What a server publishes about its keys.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixkeyv2server">Matrix v1.19, "GET
 *     /_matrix/key/v2/server"</a>
 */
final class KeyDocument {
    private static final long TRUSTED_FOR = Duration.ofDays(7).toMillis();
    private static final int MAX_KEYS = 50;
    private static final Pattern KEY_ID = Pattern.compile("ed25519:[a-zA-Z0-9_]{1,100}");

    private final JsonObject json;

    KeyDocument(JsonObject json) {
        this.json = json;
    }

    /** Whether a key that we can use may be called so. */
    static boolean isKeyId(String text) {
        return KEY_ID.matcher(text).matches();
    }

    /**
     * The keys in it, if it is this server's and signed with one of the keys that it lists. What is listed as current and
     * as retired is current.
     *
     * @param now milliseconds: nobody's key is trusted for longer than 7 days from now
     */
    Optional<List<PublicKey>> keysOf(ServerName server, long now) {
        boolean theirs = json.get("server_name") instanceof JsonString name
                && name.getString().equalsIgnoreCase(server.value());
        if (!theirs || !(json.get("valid_until_ts") instanceof JsonNumber until)) return Optional.empty();
        long validUntil = Math.min(until.longValue(), now + TRUSTED_FOR);
        List<PublicKey> current = current(validUntil);
        if (!isSignedBy(current)) return Optional.empty();
        Map<String, PublicKey> all = new LinkedHashMap<>();
        Stream.concat(current.stream(), retired().stream()).forEach(key -> all.putIfAbsent(key.id(), key));
        return Optional.of(List.copyOf(all.values()));
    }

    private List<PublicKey> current(long validUntil) {
        return entries("verify_keys").stream()
                .flatMap(
                        entry -> bytes(entry.getValue())
                                .map(bytes -> new PublicKey(entry.getKey(), bytes, validUntil, false))
                                .stream())
                .toList();
    }

    private List<PublicKey> retired() {
        return entries("old_verify_keys").stream()
                .filter(entry -> entry.getValue().asJsonObject().get("expired_ts") instanceof JsonNumber)
                .flatMap(entry -> bytes(entry.getValue())
                        .map(bytes -> new PublicKey(entry.getKey(), bytes, expiry(entry.getValue()), true))
                        .stream())
                .toList();
    }

    private static long expiry(JsonValue key) {
        return key.asJsonObject().getJsonNumber("expired_ts").longValue();
    }

    private List<Map.Entry<String, JsonValue>> entries(String member) {
        if (!(json.get(member) instanceof JsonObject keys)) return List.of();
        return keys.entrySet().stream()
                .filter(entry -> isKeyId(entry.getKey()))
                .filter(entry -> entry.getValue() instanceof JsonObject)
                .limit(MAX_KEYS)
                .toList();
    }

    private static Optional<byte[]> bytes(JsonValue key) {
        if (!(key.asJsonObject().get("key") instanceof JsonString text)) return Optional.empty();
        return UnpaddedBase64.decode(text.getString()).filter(VerifyKey::isKey);
    }

    private boolean isSignedBy(List<PublicKey> keys) {
        Map<String, PublicKey> byId = keys.stream().collect(Collectors.toMap(PublicKey::id, Function.identity()));
        String signer = json.getString("server_name");
        return SignatureVerifier.verify(
                json, signer, id -> Optional.ofNullable(byId.get(id)).map(key -> new VerifyKey(key.id(), key.bytes())));
    }
}
