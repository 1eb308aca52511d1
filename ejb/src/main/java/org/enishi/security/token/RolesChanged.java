package org.enishi.security.token;

/**
 * What an account may do has changed. Fired within the transaction.
 *
 * @param account surrogate key
 */
public record RolesChanged(long account) {}
