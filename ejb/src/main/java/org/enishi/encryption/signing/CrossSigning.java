package org.enishi.encryption.signing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enishi.encryption.devicelist.DeviceLists;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.interactive.Asked;
import org.enishi.interactive.InteractiveAuthentication;
import org.enishi.interactive.Stage;
import org.enishi.journal.Journal;
import org.enishi.journal.Pen;
import org.enishi.security.Caller;
import org.enishi.store.encryption.CrossSigningStore;
import org.enishi.store.encryption.OneTimeKeyStore;
import org.enishi.store.encryption.UserKey;

/**
 * Publishes a user's cross-signing keys.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysdevice_signingupload">Matrix
 *     v1.19, "POST /keys/device_signing/upload"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CrossSigning {
    @Inject
    Journal journal;

    @Inject
    InteractiveAuthentication interactive;

    @Inject
    CrossSigningStore store;

    @Inject
    OneTimeKeyStore devices;

    @Inject
    DeviceLists lists;

    /**
     * The first keys, and those that are here already, need no proof.
     *
     * @throws MatrixException 401 until the user has proved who they are; {@code M_INVALID_SIGNATURE}, {@code
     *     M_MISSING_PARAM} without a master key, {@code M_FORBIDDEN} for a key that is named like a device
     */
    public void upload(Asked asked, JsonObject body) {
        Caller caller = asked.caller().orElseThrow();
        UploadedUserKeys uploaded = UploadedUserKeys.of(caller.user(), body);
        Map<String, UserKey> known = known(caller.user());
        uploaded.requireSigned(known);
        requireFreeNames(caller, uploaded);
        boolean proves = uploaded.needsProof(known);
        if (proves) interactive.require(asked, Stage.PASSWORD);
        journal.write(pen -> write(pen, caller, uploaded, proves));
    }

    private boolean write(Pen pen, Caller caller, UploadedUserKeys uploaded, boolean proved) {
        Map<String, UserKey> known = known(caller.user());
        if (!proved && uploaded.needsProof(known))
            throw MatrixException.forbidden("Other keys were uploaded at the same time");
        if (!uploaded.bringsNews(known)) return false;
        List<UserKey> rows = uploaded.rows();
        store.unsign(caller.user(), replaced(known, rows));
        store.put(rows);
        lists.signingKeysChanged(pen, new DeviceLists.Owner(caller.user(), caller.account()));
        return true;
    }

    private static List<String> replaced(Map<String, UserKey> known, List<UserKey> rows) {
        return rows.stream()
                .filter(row -> known.containsKey(row.usage()))
                .map(row -> known.getOrDefault(row.usage(), row))
                .map(UserKey::keyId)
                .filter(id -> rows.stream().noneMatch(row -> row.keyId().equals(id)))
                .toList();
    }

    private void requireFreeNames(Caller caller, UploadedUserKeys uploaded) {
        List<String> ids = uploaded.ids();
        boolean taken = devices.places(List.of(caller.user())).stream()
                .anyMatch(place -> ids.contains(place.device().value()));
        if (taken) throw MatrixException.forbidden("A key is named like one of your devices");
    }

    private Map<String, UserKey> known(UserId user) {
        return store.of(List.of(user)).stream().collect(Collectors.toMap(UserKey::usage, key -> key));
    }
}
