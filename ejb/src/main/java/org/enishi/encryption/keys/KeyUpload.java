package org.enishi.encryption.keys;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.encryption.devicelist.DeviceLists;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.encryption.DeviceKeyStore;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.OneTimeKey;
import org.enishi.store.encryption.OneTimeKeyStore;

/**
 * Takes the keys that a device publishes.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysupload">Matrix v1.19, "POST
 *     /keys/upload"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyUpload {
    private static final int MOST_OF_A_DEVICE = 10_000;

    @Inject
    Journal journal;

    @Inject
    OneTimeKeyStore oneTimeKeys;

    @Inject
    DeviceKeyStore deviceKeys;

    @Inject
    DeviceLists lists;

    /**
     * @return how many one-time keys of each algorithm the device has now
     * @throws MatrixException {@code M_INVALID_PARAM} for keys of another device, and for other keys under a known name
     */
    public Map<String, Integer> upload(Caller caller, JsonObject body) {
        UploadedKeys uploaded = UploadedKeys.of(caller, body);
        boolean nothing = uploaded.device().isEmpty()
                && uploaded.oneTime().isEmpty()
                && uploaded.fallback().isEmpty();
        if (nothing) return oneTimeKeys.counts(caller.deviceNid());
        return journal.write(pen -> write(pen, caller, uploaded));
    }

    private Map<String, Integer> write(Pen pen, Caller caller, UploadedKeys uploaded) {
        String name = deviceKeys
                .nameOf(caller.deviceNid())
                .orElseThrow(() -> new MatrixException(ErrorCode.M_UNKNOWN_TOKEN, "The device is no more"));
        List<OneTimeKey> fresh = fresh(caller, uploaded.oneTime());
        uploaded.device().ifPresent(keys -> putDevice(pen, caller, name, keys));
        oneTimeKeys.add(fresh);
        oneTimeKeys.putFallback(uploaded.fallback());
        if (!fresh.isEmpty() || !uploaded.fallback().isEmpty()) pen.note(JournalKind.KEY_COUNT, null, caller.account());
        Map<String, Integer> counts = oneTimeKeys.counts(caller.deviceNid());
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all > MOST_OF_A_DEVICE) throw MatrixException.invalidParam("The device has too many one-time keys");
        return counts;
    }

    /** Those that are not here. A client that had no answer uploads again what is here already. */
    private List<OneTimeKey> fresh(Caller caller, List<OneTimeKey> uploaded) {
        if (uploaded.isEmpty()) return List.of();
        Map<String, OneTimeKey> known = new HashMap<>();
        oneTimeKeys
                .find(
                        caller.deviceNid(),
                        uploaded.stream().map(OneTimeKey::keyId).toList())
                .forEach(key -> known.put(name(key), key));
        for (OneTimeKey key : uploaded) {
            OneTimeKey before = known.get(name(key));
            if (before != null && !Arrays.equals(before.json(), key.json()))
                throw MatrixException.invalidParam("There is another one-time key of the name " + name(key));
        }
        return uploaded.stream().filter(key -> !known.containsKey(name(key))).toList();
    }

    private void putDevice(Pen pen, Caller caller, String name, byte[] keys) {
        Optional<DeviceKeys> before = deviceKeys.find(caller.user(), caller.device());
        if (before.filter(known -> Arrays.equals(known.keys(), keys)).isPresent()) return;
        if (before.filter(known -> !isSameIdentity(known.keys(), keys)).isPresent())
            throw MatrixException.invalidParam("The device has other identity keys: they cannot be changed");
        var row =
                new DeviceKeys(caller.user(), caller.device(), caller.deviceNid(), name.isEmpty() ? null : name, keys);
        if (before.isPresent()) deviceKeys.put(List.of(row));
        else deviceKeys.add(List.of(row));
        lists.changed(pen, new DeviceLists.Owner(caller.user(), caller.account()), List.of(caller.device()));
    }

    private static boolean isSameIdentity(byte[] one, byte[] other) {
        return Arrays.equals(unsigned(one), unsigned(other));
    }

    private static byte[] unsigned(byte[] keys) {
        return CanonicalJson.bytes(
                Json.object(Json.readStored(keys)).remove("signatures").build());
    }

    private static String name(OneTimeKey key) {
        return key.algorithm() + ":" + key.keyId();
    }
}
