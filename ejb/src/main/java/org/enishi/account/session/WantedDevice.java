package org.enishi.account.session;

import java.util.Optional;
import org.enishi.id.DeviceId;

/**
 * The device that a client wants to be.
 *
 * @param id of a known device, which is then taken over, or of a new one
 * @param displayName of a new device
 * @param refreshable whether the client can renew its token
 */
public record WantedDevice(Optional<DeviceId> id, Optional<String> displayName, boolean refreshable) {}
