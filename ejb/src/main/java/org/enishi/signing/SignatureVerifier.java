package org.enishi.signing;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.RoomVersion;
import org.enishi.json.InvalidJson;
import org.enishi.json.UnpaddedBase64;
import org.enishi.rules.redaction.Redactor;

/**
 * Checks signatures: unknown keys and algorithms are skipped, all that are known must hold, and one at least.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#checking-for-a-signature">Matrix v1.19, "Checking for a
 *     Signature"</a>
 */
public final class SignatureVerifier {
    private SignatureVerifier() {}

    /** Whether this signer has signed the object. */
    public static boolean verify(JsonObject object, String signer, KeyLookup keys) {
        Map<String, String> claimed = signatures(object, signer);
        if (claimed.isEmpty()) return false;
        try {
            return allKnownHold(JsonSigner.signedBytes(object), claimed, keys);
        } catch (InvalidJson notCanonical) {
            return false;
        }
    }

    /** Whether this server has signed the event: signatures of events cover their redacted form. */
    public static boolean verifyEvent(JsonObject event, RoomVersion version, String server, KeyLookup keys) {
        return verify(Redactor.redact(event, version), server, keys);
    }

    /** The keys with which this signer claims to have signed, of the algorithms that we know. */
    public static Set<String> keyIds(JsonObject object, String signer) {
        return signatures(object, signer).keySet();
    }

    private static boolean allKnownHold(byte[] message, Map<String, String> claimed, KeyLookup keys) {
        List<Boolean> results = claimed.entrySet().stream()
                .flatMap(entry -> keys.find(entry.getKey()).map(key -> holds(message, entry.getValue(), key)).stream())
                .toList();
        return !results.isEmpty() && results.stream().allMatch(Boolean::booleanValue);
    }

    private static boolean holds(byte[] message, String signature, VerifyKey key) {
        Optional<byte[]> bytes = UnpaddedBase64.decode(signature);
        return bytes.isPresent() && bytes.get().length == 64 && key.verifies(message, bytes.get());
    }

    private static Map<String, String> signatures(JsonObject object, String signer) {
        boolean signed = object.get("signatures") instanceof JsonObject all && all.get(signer) instanceof JsonObject;
        if (!signed) return Map.of();
        JsonObject ofSigner = object.getJsonObject("signatures").getJsonObject(signer);
        return ofSigner.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("ed25519:"))
                .filter(entry -> entry.getValue() instanceof JsonString)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }
}
