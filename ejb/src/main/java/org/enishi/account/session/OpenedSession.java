package org.enishi.account.session;

import java.util.Optional;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;

/** What a client gets when it is logged in; without device and token when it asked not to be. */
public record OpenedSession(
        UserId userId,
        Optional<DeviceId> deviceId,
        Optional<String> accessToken,
        Optional<String> refreshToken,
        Optional<Long> expiresInMs) {
    public static OpenedSession none(UserId user) {
        return new OpenedSession(user, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "OpenedSession[" + userId + "]";
    }
}
