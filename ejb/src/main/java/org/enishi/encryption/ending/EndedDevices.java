package org.enishi.encryption.ending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.encryption.devicelist.DeviceLists;
import org.enishi.id.DeviceId;
import org.enishi.journal.Pen;
import org.enishi.security.AccountEnded;
import org.enishi.security.token.DeviceRenamed;
import org.enishi.security.token.DevicesEnded;
import org.enishi.store.encryption.CrossSigningStore;
import org.enishi.store.encryption.DeviceKeyStore;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.LeftBehind;

/** Removes keys and messages of devices that were logged out, and tells those who knew them. */
@ApplicationScoped
public class EndedDevices {
    @Inject
    PatientWriter writer;

    @Inject
    DeviceKeyStore devices;

    @Inject
    CrossSigningStore crossSigning;

    @Inject
    LeftBehind leftBehind;

    @Inject
    DeviceLists lists;

    void devicesEnded(@Observes(during = TransactionPhase.AFTER_SUCCESS) DevicesEnded ended) {
        writer.write("devices of " + ended.user(), pen -> {
            var owner = new DeviceLists.Owner(ended.user(), ended.account());
            remove(pen, owner, ended.devices());
        });
    }

    void accountEnded(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountEnded ended) {
        writer.write("keys of " + ended.user(), pen -> {
            var owner = new DeviceLists.Owner(ended.user(), ended.account());
            removeAccount(pen, owner);
        });
    }

    void renamed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRenamed renamed) {
        writer.write("the name of a device of " + renamed.user(), pen -> {
            String name = devices.nameOf(renamed.device())
                    .filter(each -> !each.isEmpty())
                    .orElse(null);
            boolean hasKeys = devices.rename(renamed.device(), name);
            if (hasKeys)
                lists.changed(pen, new DeviceLists.Owner(renamed.user(), renamed.account()), List.of(renamed.id()));
        });
    }

    void remove(Pen pen, DeviceLists.Owner owner, Map<Long, DeviceId> gone) {
        Collection<DeviceId> ids = gone.values();
        leftBehind.removeDevices(gone.keySet());
        Set<DeviceId> taken =
                devices.of(List.of(owner.user())).stream().map(DeviceKeys::id).collect(Collectors.toSet());
        // Whoever has published keys under such an ID since has removed what was signed before.
        List<String> free = ids.stream()
                .filter(id -> !taken.contains(id))
                .map(DeviceId::value)
                .toList();
        crossSigning.unsign(owner.user(), free);
        lists.changed(pen, owner, ids);
    }

    void removeAccount(Pen pen, DeviceLists.Owner owner) {
        crossSigning.removeAll(owner.user());
        leftBehind.removeAccount(owner.account());
        lists.signingKeysChanged(pen, owner);
    }
}
