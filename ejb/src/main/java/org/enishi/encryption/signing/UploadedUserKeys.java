package org.enishi.encryption.signing;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enishi.encryption.devicelist.PublishedKeys;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.signing.SignatureVerifier;
import org.enishi.store.encryption.UserKey;

/** Cross-signing keys that a user uploads, by usage. */
record UploadedUserKeys(UserId user, Map<String, JsonObject> keys) {
    private static final List<String> USAGES =
            List.of(PublishedKeys.MASTER, PublishedKeys.SELF_SIGNING, PublishedKeys.USER_SIGNING);

    static UploadedUserKeys of(UserId user, JsonObject body) {
        Map<String, JsonObject> keys = new TreeMap<>();
        for (String usage : USAGES) {
            JsonValue key = body.get(usage + "_key");
            if (key == null || key == JsonValue.NULL) continue;
            keys.put(usage, checked(user, usage, key));
        }
        long different =
                keys.values().stream().map(UploadedUserKeys::id).distinct().count();
        if (different < keys.size()) throw MatrixException.invalidParam("Each key must be another one");
        return new UploadedUserKeys(user, keys);
    }

    private static JsonObject checked(UserId user, String usage, JsonValue value) {
        if (!(value instanceof JsonObject key)) throw MatrixException.badJson("A key must be an object");
        boolean isTheirs = key.get("user_id") instanceof JsonString owner
                && owner.getString().equals(user.value());
        if (!isTheirs) throw MatrixException.invalidParam("The user_id of the " + usage + " key is not yours");
        boolean isFor = key.get("usage") instanceof JsonArray usages && usages.contains(Json.text(usage));
        if (!isFor) throw MatrixException.invalidParam("The usage of the " + usage + " key is another");
        if (PublicKeys.only(key).isEmpty())
            throw MatrixException.invalidParam(
                    "The " + usage + " key has not exactly one ed25519 key under its own name");
        return Json.object(key).remove("unsigned").build();
    }

    /** The signatures of the others by the master key. @param known those that the server has */
    void requireSigned(Map<String, UserKey> known) {
        if (keys.isEmpty()) return;
        String master = Optional.ofNullable(keys.get(PublishedKeys.MASTER))
                .map(UploadedUserKeys::id)
                .or(() -> Optional.ofNullable(known.get(PublishedKeys.MASTER)).map(UserKey::keyId))
                .orElseThrow(() -> new MatrixException(ErrorCode.M_MISSING_PARAM, "There is no master key"));
        String name = PublicKeys.ED25519 + master;
        keys.forEach((usage, key) -> {
            boolean holds = usage.equals(PublishedKeys.MASTER)
                    || SignatureVerifier.verify(
                            key, user.value(), id -> id.equals(name) ? PublicKeys.of(name, master) : Optional.empty());
            if (!holds)
                throw new MatrixException(
                        ErrorCode.M_INVALID_SIGNATURE, "The " + usage + " key is not signed by the master key");
        });
    }

    /** Whether the user must prove who they are: there is a master key, and something else than before comes. */
    boolean needsProof(Map<String, UserKey> known) {
        return known.containsKey(PublishedKeys.MASTER) && bringsNews(known);
    }

    boolean bringsNews(Map<String, UserKey> known) {
        return keys.entrySet().stream().anyMatch(each -> isNew(each.getValue(), known.get(each.getKey())));
    }

    private static boolean isNew(JsonObject key, @org.jspecify.annotations.Nullable UserKey before) {
        return before == null || !PublicKeys.bare(key).equals(PublicKeys.bare(Json.readStored(before.keys())));
    }

    List<UserKey> rows() {
        return keys.entrySet().stream()
                .map(each ->
                        new UserKey(user, each.getKey(), id(each.getValue()), CanonicalJson.bytes(each.getValue())))
                .toList();
    }

    List<String> ids() {
        return keys.values().stream().map(UploadedUserKeys::id).toList();
    }

    private static String id(JsonObject key) {
        return PublicKeys.only(key).orElseThrow();
    }
}
