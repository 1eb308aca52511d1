package org.enishi.spec.client.encryption;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import org.enishi.fixture.Reply;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.JsonSigner;
import org.enishi.signing.SigningKey;

/** A user's three cross-signing keys. */
public final class CrossSigner {
    private final CryptoDevice device;
    private final SigningKey master = key();
    private final SigningKey selfSigning = key();
    private final SigningKey userSigning = key();

    public CrossSigner(CryptoDevice device) {
        this.device = device;
    }

    public JsonObject body() {
        return Json.object()
                .add("master_key", masterKey())
                .add("self_signing_key", signed(describe("self_signing", selfSigning), master))
                .add("user_signing_key", signed(describe("user_signing", userSigning), master))
                .build();
    }

    public Reply upload(JsonObject body) {
        return device.person().talk().post(CryptoDevice.V3 + "keys/device_signing/upload", body);
    }

    public JsonObject masterKey() {
        return describe("master", master);
    }

    public String masterId() {
        return publicKey(master);
    }

    public JsonObject selfSign(JsonObject deviceKeys) {
        return signed(deviceKeys, selfSigning);
    }

    public JsonObject userSign(JsonObject otherMaster) {
        return signed(otherMaster, userSigning);
    }

    /** Uploads one signed key; the failures. */
    public JsonObject sign(String user, String keyId, JsonObject signed) {
        JsonObject body =
                Json.object().add(user, Json.object().add(keyId, signed)).build();
        return device.person()
                .talk()
                .post(CryptoDevice.V3 + "keys/signatures/upload", body)
                .ok()
                .getJsonObject("failures");
    }

    private JsonObject describe(String usage, SigningKey key) {
        return Json.object()
                .add("user_id", device.user())
                .add("usage", Json.array(List.of(usage)))
                .add("keys", Json.object().add("ed25519:" + publicKey(key), publicKey(key)))
                .build();
    }

    private JsonObject signed(JsonObject object, SigningKey key) {
        SigningKey named = new SigningKey("ed25519:" + publicKey(key), key.seed());
        return JsonSigner.sign(object, device.user(), named);
    }

    private static String publicKey(SigningKey key) {
        return UnpaddedBase64.encode(key.verifyKey().bytes());
    }

    private static SigningKey key() {
        return SigningKey.generate("ed25519:any", new SecureRandom());
    }
}
