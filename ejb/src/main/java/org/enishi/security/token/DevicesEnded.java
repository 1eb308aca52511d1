package org.enishi.security.token;

import java.util.Map;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;

/**
 * Devices of a user are no more. Fired within the transaction; observe it {@code AFTER_SUCCESS}, without one, to drop what
 * belonged to them.
 *
 * @param account surrogate key of the owner
 * @param devices by surrogate key
 */
public record DevicesEnded(UserId user, long account, Map<Long, DeviceId> devices) {}
