package org.enishi.encryption.signing;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.VerifyKey;

/** Ed25519 keys in the JSON of devices and users. */
final class PublicKeys {
    static final String ED25519 = "ed25519:";

    private PublicKeys() {}

    /** The public key, as its owner writes it, of a cross-signing key: the only one in it. */
    static Optional<String> only(JsonObject key) {
        if (!(key.get("keys") instanceof JsonObject keys) || keys.size() != 1) return Optional.empty();
        String name = keys.keySet().iterator().next();
        boolean fits = name.startsWith(ED25519)
                && keys.get(name) instanceof JsonString text
                && name.equals(ED25519 + text.getString())
                && of(name, text.getString()).isPresent();
        return fits ? Optional.of(name.substring(ED25519.length())) : Optional.empty();
    }

    static Optional<VerifyKey> of(String name, String base64) {
        return UnpaddedBase64.decode(base64)
                .filter(bytes -> bytes.length == VerifyKey.BYTES)
                .map(bytes -> new VerifyKey(name, bytes));
    }

    /** The key with which a device signs. @param device its identity keys, rendered */
    static Optional<VerifyKey> ofDevice(String id, byte[] device) {
        JsonValue keys = Json.readStored(device).get("keys");
        String name = ED25519 + id;
        return keys instanceof JsonObject all && all.get(name) instanceof JsonString text
                ? of(name, text.getString())
                : Optional.empty();
    }

    /** What a signature covers, and two forms of one key have in common. */
    static JsonObject bare(JsonObject key) {
        return Json.object(key).remove("signatures").remove("unsigned").build();
    }
}
