package org.enishi.store.encryption;

import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Identity keys of a device.
 *
 * @param device surrogate key; absent for devices of other servers
 * @param keys the JSON object as its owner uploaded it, canonical
 */
public record DeviceKeys(
        UserId user,
        DeviceId id,
        @Nullable Long device,
        @Nullable String displayName,
        byte[] keys) {}
