package org.enishi.encryption.signing;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.encryption.devicelist.PublishedKeys;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;
import org.enishi.store.encryption.KeySignature;

/**
 * Which signatures of a user may be added to which keys: the self-signing key signs own devices, own devices sign the own
 * master key, and the user-signing key signs master keys of others.
 */
record SignatureJudge(UserId signer, PublishedKeys own) {
    /**
     * The signatures that are new.
     *
     * @throws MatrixException why not
     */
    List<KeySignature> judge(PublishedKeys of, UserId user, String keyId, JsonObject signed) {
        boolean isOwn = user.equals(signer);
        boolean isDevice = isOwn && of.devices().containsKey(keyId);
        boolean isMaster = keyId.equals(of.keyIds().get(PublishedKeys.MASTER));
        byte[] stored = isDevice ? of.devices().get(keyId) : of.userKeys().get(PublishedKeys.MASTER);
        if (stored == null || !(isDevice || isMaster)) throw MatrixException.notFound("There is no such key to sign");
        JsonObject known = Json.readStored(stored);
        if (!PublicKeys.bare(known).equals(PublicKeys.bare(signed)))
            throw new MatrixException(ErrorCode.M_INVALID_SIGNATURE, "The key is another than the one that is known");
        List<KeySignature> found = new ArrayList<>();
        signatures(signed).forEach((name, value) -> {
            if (value.equals(signatures(known).get(name))) return;
            VerifyKey key = (isDevice
                            ? userKey(name, PublishedKeys.SELF_SIGNING)
                            : isOwn ? deviceKey(name) : userKey(name, PublishedKeys.USER_SIGNING))
                    .orElseThrow(() -> invalid("No key that may sign this is called " + name));
            if (!SignatureVerifier.verify(
                    signed, signer.value(), id -> id.equals(name) ? Optional.of(key) : Optional.empty()))
                throw invalid("The signature does not hold");
            found.add(new KeySignature(user, keyId, signer, name, ((JsonString) value).getString()));
        });
        return found;
    }

    private Optional<VerifyKey> userKey(String name, String usage) {
        String id = own.keyIds().get(usage);
        boolean named = id != null && name.equals(PublicKeys.ED25519 + id);
        return named && id != null ? PublicKeys.of(name, id) : Optional.empty();
    }

    private Optional<VerifyKey> deviceKey(String name) {
        if (!name.startsWith(PublicKeys.ED25519)) return Optional.empty();
        String id = name.substring(PublicKeys.ED25519.length());
        byte[] device = own.devices().get(id);
        return device == null ? Optional.empty() : PublicKeys.ofDevice(id, device);
    }

    private JsonObject signatures(JsonObject key) {
        boolean present =
                key.get("signatures") instanceof JsonObject all && all.get(signer.value()) instanceof JsonObject;
        return present ? key.getJsonObject("signatures").getJsonObject(signer.value()) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static MatrixException invalid(String sentence) {
        return new MatrixException(ErrorCode.M_INVALID_SIGNATURE, sentence);
    }
}
