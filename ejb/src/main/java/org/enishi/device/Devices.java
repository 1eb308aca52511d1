package org.enishi.device;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.DeviceId;
import org.enishi.security.Caller;
import org.enishi.security.token.DeviceRenamed;
import org.enishi.store.device.Device;
import org.enishi.store.device.DeviceStore;

/**
 * The caller's devices.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Matrix v1.19, "Device Management"</a>
 */
@Stateless
public class Devices {
    @Inject
    DeviceStore devices;

    @Inject
    Event<DeviceRenamed> renamed;

    public List<ShownDevice> all(Caller caller) {
        return devices.ofAccount(caller.account()).stream().map(ShownDevice::of).toList();
    }

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public ShownDevice one(Caller caller, DeviceId id) {
        return ShownDevice.of(require(devices.find(caller.account(), id)));
    }

    /**
     * @param name empty: it keeps the one it has
     * @throws MatrixException {@code M_NOT_FOUND}
     */
    public void rename(Caller caller, DeviceId id, Optional<String> name) {
        if (!name.map(Device::isName).orElse(true)) {
            throw MatrixException.invalidParam("The device's name is too long or has a NUL");
        }
        Device device = require(devices.findLocked(caller.account(), id));
        name.ifPresent(device::rename);
        if (name.isPresent())
            renamed.fire(new DeviceRenamed(caller.user(), caller.account(), device.nid(), device.deviceId()));
    }

    private static Device require(Optional<Device> device) {
        return device.orElseThrow(() -> MatrixException.notFound("No such device"));
    }
}
