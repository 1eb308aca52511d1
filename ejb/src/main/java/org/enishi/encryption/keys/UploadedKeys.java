package org.enishi.encryption.keys;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.encryption.OneTimeKey;

/**
 * What a device uploads, checked for its form. Whether signatures hold is for those to check who use the keys.
 *
 * @param device canonical, without {@code unsigned}
 */
record UploadedKeys(Optional<byte[]> device, List<OneTimeKey> oneTime, List<OneTimeKey> fallback) {
    private static final int MOST = 1_000;
    private static final int LONGEST_ALGORITHM = 100;
    private static final int LONGEST_ID = 255;

    static UploadedKeys of(Caller caller, JsonObject body) {
        List<OneTimeKey> oneTime = keys(caller, body, "one_time_keys");
        List<OneTimeKey> fallback = keys(caller, body, "fallback_keys");
        long algorithms =
                fallback.stream().map(OneTimeKey::algorithm).distinct().count();
        if (algorithms < fallback.size())
            throw MatrixException.invalidParam("There is at most one fallback key for each algorithm");
        return new UploadedKeys(object(body, "device_keys").map(keys -> deviceKeys(caller, keys)), oneTime, fallback);
    }

    private static byte[] deviceKeys(Caller caller, JsonObject keys) {
        requireText(keys, "user_id", caller.user().value());
        requireText(keys, "device_id", caller.device().value());
        boolean complete = keys.get("algorithms") instanceof JsonArray
                && keys.get("keys") instanceof JsonObject
                && keys.get("signatures") instanceof JsonObject;
        if (!complete)
            throw new MatrixException(
                    ErrorCode.M_MISSING_PARAM, "Device keys have user_id, device_id, algorithms, keys and signatures");
        return CanonicalJson.bytes(Json.object(keys).remove("unsigned").build());
    }

    private static void requireText(JsonObject keys, String name, String wanted) {
        boolean same =
                keys.get(name) instanceof JsonString text && text.getString().equals(wanted);
        if (!same) throw MatrixException.invalidParam("The " + name + " of the keys is not that of the device");
    }

    private static List<OneTimeKey> keys(Caller caller, JsonObject body, String name) {
        JsonObject all = object(body, name).orElse(JsonValue.EMPTY_JSON_OBJECT);
        if (all.size() > MOST) throw MatrixException.invalidParam("At most " + MOST + " keys at a time");
        List<OneTimeKey> found = new ArrayList<>();
        all.forEach((key, value) -> found.add(key(caller, key, value)));
        return found;
    }

    private static OneTimeKey key(Caller caller, String name, JsonValue value) {
        int colon = name.indexOf(':');
        boolean fits = colon > 0 && colon <= LONGEST_ALGORITHM && name.length() - colon - 1 <= LONGEST_ID;
        boolean holdsNul = name.indexOf('\0') >= 0;
        if (!fits || holdsNul) throw MatrixException.invalidParam("A key is named <algorithm>:<key_id>");
        boolean isKey = value instanceof JsonString
                || (value instanceof JsonObject object && object.get("key") instanceof JsonString);
        if (!isKey) throw MatrixException.badJson("A key is a string or an object with a key");
        return new OneTimeKey(
                caller.deviceNid(), name.substring(0, colon), name.substring(colon + 1), Json.bytes(value));
    }

    private static Optional<JsonObject> object(JsonObject body, String name) {
        JsonValue value = body.get(name);
        if (value == null || value == JsonValue.NULL) return Optional.empty();
        if (value instanceof JsonObject object) return Optional.of(object);
        throw MatrixException.badJson(name + " must be an object");
    }
}
