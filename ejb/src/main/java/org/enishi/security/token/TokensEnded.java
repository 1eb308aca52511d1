package org.enishi.security.token;

import java.util.Set;

/**
 * Tokens of these devices are no longer good. Fired within the transaction; observe it {@code AFTER_SUCCESS}.
 *
 * @param devices surrogate keys
 */
public record TokensEnded(Set<Long> devices) {}
