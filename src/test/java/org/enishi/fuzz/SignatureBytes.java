package org.enishi.fuzz;

import static org.enishi.fuzz.ForeignBytes.require;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.signing.JsonSigner;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.SigningKey;

/** Signatures on anything: ours holds, whatever else is in the object. */
final class SignatureBytes implements ForeignBytes {
    private static final SigningKey KEY = new SigningKey("ed25519:1", new byte[SigningKey.SEED_BYTES]);
    private static final String SIGNER = "one.example";

    @Override
    public void take(byte[] bytes) {
        try {
            JsonObject object = Json.read(bytes);
            SignatureVerifier.verify(object, SIGNER, id -> Optional.of(KEY.verifyKey()));
            JsonObject signed = JsonSigner.sign(object, SIGNER, KEY);
            boolean holds = SignatureVerifier.verify(
                    signed, SIGNER, id -> id.equals(KEY.id()) ? Optional.of(KEY.verifyKey()) : Optional.empty());
            require(holds, "what we sign holds");
        } catch (InvalidJson no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }
}
