package org.enishi.security;

import org.enishi.id.UserId;

/**
 * An account was deactivated for good. Fired within the transaction; observe it {@code AFTER_SUCCESS}, without one, to
 * leave rooms, drop profile and account data, and whatever else belonged to the user.
 *
 * @param account surrogate key
 * @param erase whether the user wants their messages hidden from those who come later
 */
public record AccountEnded(UserId user, long account, boolean erase) {}
