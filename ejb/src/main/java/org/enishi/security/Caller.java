package org.enishi.security;

import org.enishi.error.MatrixException;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;

/**
 * The local user behind a request, and the device it came from.
 *
 * @param account surrogate key of the account
 * @param deviceNid surrogate key of the device
 * @param admin whether the account may administer this server
 * @param guest whether the account is a guest's
 */
public record Caller(UserId user, long account, DeviceId device, long deviceNid, boolean admin, boolean guest) {
    /** The account, if it is that user's. @throws MatrixException {@code M_FORBIDDEN} if it is somebody else's */
    public long accountOf(UserId owner) {
        if (!user.equals(owner)) throw MatrixException.forbidden("This belongs to another user");
        return account;
    }
}
