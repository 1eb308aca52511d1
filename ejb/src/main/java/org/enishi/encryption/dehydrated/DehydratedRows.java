package org.enishi.encryption.dehydrated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.enishi.encryption.dehydrated.DehydratedDevices.Wanted;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.security.token.DeviceEnding;
import org.enishi.store.account.Account;
import org.enishi.store.account.AccountStore;
import org.enishi.store.device.Device;
import org.enishi.store.device.DeviceStore;
import org.enishi.store.encryption.DehydratedStore;
import org.enishi.store.encryption.DehydratedStore.Dehydrated;

/** The short transactions of dehydrated devices. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class DehydratedRows {
    @Inject
    AccountStore accounts;

    @Inject
    DeviceStore devices;

    @Inject
    DeviceEnding ending;

    @Inject
    DehydratedStore store;

    @Inject
    Clock clock;

    public Optional<Dehydrated> find(long account) {
        return store.find(account);
    }

    /** @return surrogate key of the new device */
    public long replace(long account, Wanted wanted) {
        Account owner = accounts.findLocked(account).orElseThrow();
        remove(account);
        if (devices.find(account, wanted.deviceId()).isPresent())
            throw MatrixException.invalidParam("You have a device of this ID");
        Device device = new Device(
                owner,
                wanted.deviceId(),
                wanted.initialDeviceDisplayName().filter(Device::isName).orElse(null),
                clock.instant());
        devices.add(device);
        devices.find(account, wanted.deviceId());
        store.put(account, device.nid(), Json.bytes(wanted.deviceData()));
        return device.nid();
    }

    public void remove(long account) {
        store.find(account).ifPresent(found -> ending.remove(List.of(found.nid())));
        store.remove(account);
    }
}
