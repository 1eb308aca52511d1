package org.enishi.store.encryption;

import org.enishi.id.UserId;

/**
 * What others can see of a user's keys has changed.
 *
 * @param audience the account that alone may know of it; 0: everybody who shares a room with the user
 */
public record DeviceChange(UserId user, long audience, long position) {}
