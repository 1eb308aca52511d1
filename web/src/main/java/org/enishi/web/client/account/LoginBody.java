package org.enishi.web.client.account;

import java.util.Optional;
import org.enishi.account.ShownCredentials;
import org.enishi.account.session.WantedDevice;
import org.enishi.id.DeviceId;

/**
 * Body of {@code POST /login}.
 *
 * @param user as old clients name the user
 */
record LoginBody(
        String type,
        Optional<Identifier> identifier,
        Optional<String> user,
        Optional<String> password,
        Optional<String> token,
        Optional<DeviceId> deviceId,
        Optional<String> initialDeviceDisplayName,
        boolean refreshToken) {

    /** A user identifier of any type; only those of type {@code m.id.user} name one here. */
    record Identifier(String type, Optional<String> user) {}

    ShownCredentials credentials() {
        return new ShownCredentials(
                type,
                identifier.map(Identifier::type),
                identifier.flatMap(Identifier::user).or(() -> user),
                password,
                token);
    }

    WantedDevice device() {
        return new WantedDevice(deviceId, initialDeviceDisplayName, refreshToken);
    }

    @Override
    public String toString() {
        return "LoginBody[" + type + "]";
    }
}
