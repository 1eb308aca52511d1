package org.enishi.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.enishi.id.DeviceId;
import org.enishi.security.token.DeviceEnding;
import org.enishi.store.device.Device;
import org.enishi.store.device.DeviceStore;

/** The short transaction of a removal. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class DeviceRemover {
    @Inject
    DeviceStore devices;

    @Inject
    DeviceEnding ending;

    public void remove(long account, Set<DeviceId> ids) {
        ending.remove(devices.ofAccount(account).stream()
                .filter(device -> ids.contains(device.deviceId()))
                .map(Device::nid)
                .toList());
    }
}
