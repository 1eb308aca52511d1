package org.enishi.encryption.remote;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enishi.encryption.devicelist.KeyRendering;
import org.enishi.encryption.devicelist.PublishedKeys;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.json.CanonicalJson;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.UserKey;
import org.jspecify.annotations.Nullable;

/** A user's keys as another server tells them; what is not of the right shape, or about somebody else, is left out. */
record RemoteUser(UserId user, @Nullable Long stream, List<DeviceKeys> devices, List<UserKey> keys) {
    private static final int MOST_DEVICES = 1_000;
    private static final int LONGEST = 64 << 10;

    /** Of {@code user/keys/query}. */
    static RemoteUser queried(UserId user, JsonObject answer) {
        List<DeviceKeys> devices = new ArrayList<>();
        object(object(answer, "device_keys"), user.value()).forEach((id, keys) -> {
            if (keys instanceof JsonObject told && devices.size() < MOST_DEVICES)
                device(user, id, told, text(object(told, "unsigned"), "device_display_name"))
                        .ifPresent(devices::add);
        });
        List<UserKey> keys = new ArrayList<>();
        for (String usage : List.of(PublishedKeys.MASTER, PublishedKeys.SELF_SIGNING))
            userKey(user, usage, object(object(answer, usage + "_keys"), user.value()))
                    .ifPresent(keys::add);
        return new RemoteUser(user, null, devices, keys);
    }

    /** Of {@code user/devices}. */
    static RemoteUser listed(UserId user, JsonObject answer) {
        List<DeviceKeys> devices = new ArrayList<>();
        if (answer.get("devices") instanceof JsonArray all)
            for (JsonValue each : all)
                if (each instanceof JsonObject told && devices.size() < MOST_DEVICES)
                    text(told, "device_id")
                            .flatMap(id -> device(user, id, object(told, "keys"), text(told, "device_display_name")))
                            .ifPresent(devices::add);
        Long stream = answer.get("stream_id") instanceof JsonNumber number ? (Long) number.longValue() : null;
        return new RemoteUser(user, stream, devices, userKeys(user, answer));
    }

    /** {@code master_key} and {@code self_signing_key} of an object. */
    static List<UserKey> userKeys(UserId user, JsonObject from) {
        List<UserKey> keys = new ArrayList<>();
        for (String usage : List.of(PublishedKeys.MASTER, PublishedKeys.SELF_SIGNING))
            userKey(user, usage, object(from, usage + "_key")).ifPresent(keys::add);
        return keys;
    }

    static Optional<DeviceKeys> device(UserId user, String id, JsonObject keys, Optional<String> name) {
        boolean fits = DeviceId.isWellFormed(id)
                && text(keys, "user_id").filter(user.value()::equals).isPresent()
                && text(keys, "device_id").filter(id::equals).isPresent();
        if (!fits) return Optional.empty();
        String shown = name.filter(text -> text.length() <= 255 && text.indexOf('\0') < 0)
                .orElse(null);
        return canonical(Json.object(keys).remove("unsigned").build())
                .map(bytes -> new DeviceKeys(user, new DeviceId(id), null, shown, bytes));
    }

    PublishedKeys published() {
        Map<String, byte[]> rendered = new TreeMap<>();
        devices.forEach(each -> rendered.put(each.id().value(), KeyRendering.device(each, List.of())));
        Map<String, byte[]> ofUser = new TreeMap<>();
        Map<String, String> ids = new TreeMap<>();
        keys.forEach(key -> {
            ofUser.put(key.usage(), key.keys());
            ids.put(key.usage(), key.keyId());
        });
        return new PublishedKeys(rendered, ofUser, ids, Map.of());
    }

    private static Optional<UserKey> userKey(UserId user, String usage, JsonObject key) {
        boolean fits = text(key, "user_id").filter(user.value()::equals).isPresent();
        Optional<String> name = object(key, "keys").keySet().stream()
                .filter(each -> each.startsWith("ed25519:") && each.length() <= 200 && each.indexOf('\0') < 0)
                .findFirst();
        if (!fits || name.isEmpty()) return Optional.empty();
        String id = name.get().substring("ed25519:".length());
        return canonical(key).map(bytes -> new UserKey(user, usage, id, bytes));
    }

    private static Optional<byte[]> canonical(JsonObject object) {
        try {
            byte[] bytes = CanonicalJson.bytes(object);
            return bytes.length <= LONGEST ? Optional.of(bytes) : Optional.empty();
        } catch (InvalidJson notCanonical) {
            return Optional.empty();
        }
    }

    static JsonObject object(JsonObject from, String key) {
        return from.get(key) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
    }

    static Optional<String> text(JsonObject from, String key) {
        return from.get(key) instanceof JsonString found ? Optional.of(found.getString()) : Optional.empty();
    }
}
