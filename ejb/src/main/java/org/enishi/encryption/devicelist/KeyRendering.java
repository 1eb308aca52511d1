package org.enishi.encryption.devicelist;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.KeySignature;

/** Puts stored keys and later signatures together. */
public final class KeyRendering {
    private static final String SIGNATURES = "signatures";

    private KeyRendering() {}

    /** With the device's name, which no signature covers. */
    public static byte[] device(DeviceKeys keys, Collection<KeySignature> signatures) {
        byte[] signed = signed(keys.keys(), signatures);
        String name = keys.displayName();
        if (name == null) return signed;
        byte[] unsigned = Json.bytes(Json.object()
                .add("unsigned", Json.object().add("device_display_name", name))
                .build());
        var out = new ByteArrayOutputStream(signed.length + unsigned.length);
        out.write(signed, 0, signed.length - 1);
        if (signed.length > 2) out.write(',');
        out.write(unsigned, 1, unsigned.length - 1);
        return out.toByteArray();
    }

    /** A key with signatures that were added to it. */
    public static byte[] signed(byte[] key, Collection<KeySignature> signatures) {
        if (signatures.isEmpty()) return key;
        JsonObject parsed = Json.readStored(key);
        Map<String, JsonObjectBuilder> bySigner = new TreeMap<>();
        if (parsed.get(SIGNATURES) instanceof JsonObject present)
            present.forEach((signer, theirs) -> bySigner.put(
                    signer, Json.object(theirs instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT)));
        for (KeySignature each : signatures)
            bySigner.computeIfAbsent(each.signer().value(), none -> Json.object())
                    .add(each.signerKey(), each.signature());
        JsonObjectBuilder all = Json.object();
        bySigner.forEach(all::add);
        return CanonicalJson.bytes(Json.object(parsed).add(SIGNATURES, all).build());
    }
}
