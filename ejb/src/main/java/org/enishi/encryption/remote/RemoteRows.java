package org.enishi.encryption.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.store.encryption.CrossSigningStore;
import org.enishi.store.encryption.DeviceChange;
import org.enishi.store.encryption.DeviceChangeStore;
import org.enishi.store.encryption.DeviceKeyStore;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.UserKey;

/** The rows of other servers' users. */
@ApplicationScoped
class RemoteRows {
    @Inject
    DeviceKeyStore devices;

    @Inject
    CrossSigningStore crossSigning;

    @Inject
    DeviceChangeStore changes;

    void replace(RemoteUser told) {
        devices.removeAll(told.user());
        devices.put(told.devices());
        crossSigning.removeKeys(told.user());
        crossSigning.put(told.keys());
    }

    void put(DeviceKeys device) {
        devices.put(List.of(device));
    }

    void remove(UserId user, DeviceId device) {
        devices.remove(user, device);
    }

    void put(List<UserKey> keys) {
        crossSigning.put(keys);
    }

    void changed(DeviceChange change) {
        changes.put(change);
    }
}
