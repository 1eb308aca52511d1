package org.enishi.security.token;

import org.enishi.id.DeviceId;
import org.enishi.id.UserId;

/**
 * A device has another name. Fired within the transaction; observe it {@code AFTER_SUCCESS}.
 *
 * @param account surrogate key of the owner
 * @param device surrogate key
 */
public record DeviceRenamed(UserId user, long account, long device, DeviceId id) {}
