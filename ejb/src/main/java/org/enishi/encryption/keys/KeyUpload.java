package org.enishi.encryption.keys;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.enishi.encryption.devicelist.DeviceLists;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.encryption.CrossSigningStore;
import org.enishi.store.encryption.DeviceKeyStore;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.OneTimeKey;

/**
 * Takes the keys that a device publishes.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysupload">Matrix v1.19, "POST
 *     /keys/upload"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyUpload {
    @Inject
    Journal journal;

    @Inject
    OneTimeKeys oneTimeKeys;

    @Inject
    DeviceKeyStore deviceKeys;

    @Inject
    CrossSigningStore crossSigning;

    @Inject
    DeviceLists lists;

    /**
     * @return how many one-time keys of each algorithm the device has now
     * @throws MatrixException {@code M_INVALID_PARAM} for keys of another device, and for other keys under a known name
     */
    public Map<String, Integer> upload(Caller caller, JsonObject body) {
        UploadedKeys uploaded = UploadedKeys.of(caller, body);
        OneTimeKeys.Comparison compared = oneTimeKeys.compare(caller.deviceNid(), uploaded.oneTime());
        boolean isNews = isNews(caller, uploaded);
        boolean hasOneTime = !uploaded.oneTime().isEmpty();
        Map<String, Integer> counts =
                hasOneTime ? oneTimeKeys.add(caller.deviceNid(), compared, uploaded.oneTime()) : compared.counts();
        // Of one-time keys the journal is told, no more: that needs no store, and is never run alone.
        if (isNews || !uploaded.fallback().isEmpty()) journal.write(pen -> publish(pen, caller, uploaded));
        else if (hasOneTime) journal.write(Draft.penOnly(pen -> noteCount(pen, caller)));
        return OneTimeKey.told(counts);
    }

    /** Whether others see something new. What they must not see is refused before anything is kept. */
    private boolean isNews(Caller caller, UploadedKeys uploaded) {
        if (uploaded.device().isEmpty()) return false;
        DeviceKeyStore.Published before = published(caller);
        byte[] keys = uploaded.device().get();
        if (before.isSame(keys)) return false;
        requireIdentity(before, keys);
        return true;
    }

    private boolean publish(Pen pen, Caller caller, UploadedKeys uploaded) {
        DeviceKeyStore.Published before = published(caller);
        uploaded.device().filter(keys -> !before.isSame(keys)).ifPresent(keys -> putDevice(pen, caller, before, keys));
        if (!uploaded.fallback().isEmpty()) oneTimeKeys.putFallback(uploaded.fallback());
        else if (uploaded.oneTime().isEmpty()) return false;
        return noteCount(pen, caller);
    }

    private static boolean noteCount(Pen pen, Caller caller) {
        pen.note(JournalKind.KEY_COUNT, null, caller.account());
        return true;
    }

    private DeviceKeyStore.Published published(Caller caller) {
        return deviceKeys
                .publishedBy(caller.deviceNid(), caller.user(), caller.device())
                .orElseThrow(() -> new MatrixException(ErrorCode.M_UNKNOWN_TOKEN, "The device is no more"));
    }

    private void putDevice(Pen pen, Caller caller, DeviceKeyStore.Published before, byte[] keys) {
        requireIdentity(before, keys);
        String name = before.name().isEmpty() ? null : before.name();
        var row = new DeviceKeys(caller.user(), caller.device(), caller.deviceNid(), name, keys);
        if (before.succeeds())
            crossSigning.unsign(caller.user(), List.of(caller.device().value()));
        if (before.succeeds() || before.keys().isPresent()) deviceKeys.put(List.of(row));
        else deviceKeys.add(List.of(row));
        lists.changed(pen, new DeviceLists.Owner(caller.user(), caller.account()), List.of(caller.device()));
    }

    private static void requireIdentity(DeviceKeyStore.Published before, byte[] keys) {
        if (before.keys().filter(known -> !isSameIdentity(known, keys)).isPresent())
            throw MatrixException.invalidParam("The device has other identity keys: they cannot be changed");
    }

    private static boolean isSameIdentity(byte[] one, byte[] other) {
        return Arrays.equals(unsigned(one), unsigned(other));
    }

    private static byte[] unsigned(byte[] keys) {
        return CanonicalJson.bytes(
                Json.object(Json.readStored(keys)).remove("signatures").build());
    }
}
