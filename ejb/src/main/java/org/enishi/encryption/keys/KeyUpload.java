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
import java.util.TreeMap;
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
        DeviceKeyStore.Published before = deviceKeys
                .publishedBy(caller.deviceNid(), caller.user(), caller.device())
                .orElseThrow(() -> new MatrixException(ErrorCode.M_UNKNOWN_TOKEN, "The device is no more"));
        OneTimeKeyStore.Held held = oneTimeKeys.held(
                caller.deviceNid(),
                uploaded.oneTime().stream().map(OneTimeKey::keyId).toList());
        List<OneTimeKey> fresh = fresh(held, uploaded.oneTime());
        Map<String, Integer> counts = counts(held, fresh);
        uploaded.device().ifPresent(keys -> putDevice(pen, caller, before, keys));
        oneTimeKeys.add(caller.deviceNid(), fresh);
        oneTimeKeys.putFallback(uploaded.fallback());
        if (!fresh.isEmpty() || !uploaded.fallback().isEmpty()) pen.note(JournalKind.KEY_COUNT, null, caller.account());
        return counts;
    }

    /** Those that are not here. A client that had no answer uploads again what is here already. */
    private static List<OneTimeKey> fresh(OneTimeKeyStore.Held held, List<OneTimeKey> uploaded) {
        Map<String, OneTimeKey> known = new HashMap<>();
        held.named().forEach(key -> known.put(name(key), key));
        for (OneTimeKey key : uploaded) {
            OneTimeKey before = known.get(name(key));
            if (before != null && !Arrays.equals(before.json(), key.json()))
                throw MatrixException.invalidParam("There is another one-time key of the name " + name(key));
        }
        return uploaded.stream().filter(key -> !known.containsKey(name(key))).toList();
    }

    private static Map<String, Integer> counts(OneTimeKeyStore.Held held, List<OneTimeKey> fresh) {
        Map<String, Integer> counts = new TreeMap<>(held.counts());
        for (OneTimeKey key : fresh) counts.merge(key.algorithm(), 1, Integer::sum);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all > MOST_OF_A_DEVICE) throw MatrixException.invalidParam("The device has too many one-time keys");
        return counts;
    }

    private void putDevice(Pen pen, Caller caller, DeviceKeyStore.Published before, byte[] keys) {
        if (before.keys().filter(known -> Arrays.equals(known, keys)).isPresent()) return;
        if (before.keys().filter(known -> !isSameIdentity(known, keys)).isPresent())
            throw MatrixException.invalidParam("The device has other identity keys: they cannot be changed");
        String name = before.name().isEmpty() ? null : before.name();
        var row = new DeviceKeys(caller.user(), caller.device(), caller.deviceNid(), name, keys);
        if (before.keys().isPresent()) deviceKeys.put(List.of(row));
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
