package org.enishi.encryption.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.enishi.encryption.devicelist.KeyReader;
import org.enishi.encryption.devicelist.PublishedKeys;
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

    @Inject
    KeyReader reader;

    PublishedKeys read(UserId user) {
        return reader.read(user);
    }

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

    /** Of these users, those of whom something was told behind a position of the journal. */
    Set<UserId> changedSince(long position, Collection<UserId> users) {
        return changes.changedSince(position, users);
    }
}
