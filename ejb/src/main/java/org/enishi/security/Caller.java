package org.enishi.security;

import org.enishi.id.DeviceId;
import org.enishi.id.UserId;

/**
 * The local user behind a request, and the device it came from.
 *
 * @param account surrogate key of the account
 * @param deviceNid surrogate key of the device
 * @param admin whether the account may administer this server
 */
public record Caller(UserId user, long account, DeviceId device, long deviceNid, boolean admin) {}
