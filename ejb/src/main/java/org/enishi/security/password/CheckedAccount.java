package org.enishi.security.password;

import org.enishi.id.UserId;

/**
 * An account whose user has shown the right password.
 *
 * @param proof changes when the password changes; no secret
 */
public record CheckedAccount(UserId user, long nid, boolean admin, String proof) {}
