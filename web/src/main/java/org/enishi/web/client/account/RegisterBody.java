package org.enishi.web.client.account;

import java.util.Optional;
import org.enishi.account.WantedAccount;
import org.enishi.account.session.WantedDevice;
import org.enishi.id.DeviceId;

/** Body of {@code POST /register}, but for {@code auth}. */
record RegisterBody(
        Optional<String> username,
        Optional<String> password,
        Optional<DeviceId> deviceId,
        Optional<String> initialDeviceDisplayName,
        Optional<String> guestAccessToken,
        boolean inhibitLogin,
        boolean refreshToken) {
    WantedAccount account(String kind) {
        return new WantedAccount(kind, username, password, guestAccessToken);
    }

    Optional<WantedDevice> device() {
        var device = new WantedDevice(deviceId, initialDeviceDisplayName, refreshToken);
        return inhibitLogin ? Optional.empty() : Optional.of(device);
    }
}
