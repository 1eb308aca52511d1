package org.enishi.device;

import java.time.Instant;
import java.util.Optional;
import org.enishi.id.DeviceId;
import org.enishi.store.device.Device;

/**
 * A device as its user sees it.
 *
 * @param lastSeenTs milliseconds
 */
public record ShownDevice(
        DeviceId deviceId, Optional<String> displayName, Optional<String> lastSeenIp, Optional<Long> lastSeenTs) {
    static ShownDevice of(Device device) {
        return new ShownDevice(
                device.deviceId(),
                device.displayName(),
                device.lastSeenIp(),
                device.lastSeenAt().map(Instant::toEpochMilli));
    }
}
