package org.enishi.rules.auth;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;

/** What a member event says about an invitation by e-mail address or the like. */
final class ThirdPartyInvites {
    private ThirdPartyInvites() {}

    static Optional<JsonObject> signed(JsonObject content) {
        return object(content.get("third_party_invite")).flatMap(invite -> object(invite.get("signed")));
    }

    static Optional<String> token(JsonObject content) {
        return signed(content).flatMap(signed -> text(signed, "token"));
    }

    /** Whether any signature fits any key that the room's {@code m.room.third_party_invite} names. */
    static boolean isSignedByKeyOf(Event issued, JsonObject signed) {
        if (!(signed.get("signatures") instanceof JsonObject signers)) return false;
        return publicKeys(issued.content())
                .flatMap(key -> UnpaddedBase64.decode(key).stream())
                .filter(key -> key.length == VerifyKey.BYTES)
                .anyMatch(key -> signers.keySet().stream().anyMatch(signer -> isSignedBy(signed, signer, key)));
    }

    private static boolean isSignedBy(JsonObject signed, String signer, byte[] key) {
        return SignatureVerifier.keyIds(signed, signer).stream()
                .anyMatch(id -> SignatureVerifier.verify(
                        signed,
                        signer,
                        asked -> asked.equals(id) ? Optional.of(new VerifyKey(id, key)) : Optional.empty()));
    }

    private static Stream<String> publicKeys(JsonObject content) {
        Stream<String> listed = content.get("public_keys") instanceof JsonArray keys
                ? keys.stream()
                        .flatMap(entry -> object(entry).stream())
                        .flatMap(entry -> text(entry, "public_key").stream())
                : Stream.empty();
        return Stream.concat(text(content, "public_key").stream(), listed);
    }

    static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static Optional<JsonObject> object(@org.jspecify.annotations.Nullable JsonValue value) {
        return value instanceof JsonObject found ? Optional.of(found) : Optional.empty();
    }
}
