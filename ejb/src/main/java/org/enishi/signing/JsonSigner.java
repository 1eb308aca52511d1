package org.enishi.signing;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;

/**
 * Signs JSON objects.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#signing-details">Matrix v1.19, "Signing Details"</a>
 */
public final class JsonSigner {
    private JsonSigner() {}

    /**
     * The object with our signature beside those that it has.
     *
     * @param signer who signs, usually a server name
     */
    public static JsonObject sign(JsonObject object, String signer, SigningKey key) {
        byte[] signature = key.sign(signedBytes(object));
        return withSignature(object, signer, key.id(), UnpaddedBase64.encode(signature));
    }

    /** What a signature covers: all but {@code signatures} and {@code unsigned}, with numbers as they are written. */
    static byte[] signedBytes(JsonObject object) {
        return CanonicalJson.writtenBytes(
                Json.object(object).remove("signatures").remove("unsigned").build());
    }

    static JsonObject withSignature(JsonObject object, String signer, String keyId, String signature) {
        JsonObject all = objectAt(object, "signatures");
        var ours = Json.object(objectAt(all, signer)).add(keyId, signature);
        return Json.object(object)
                .add("signatures", Json.object(all).add(signer, ours))
                .build();
    }

    private static JsonObject objectAt(JsonObject object, String key) {
        return object.get(key) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
    }
}
