/**
 * Passwords: Argon2id, at the same cost for everybody, and never too many at once.
 * May know the store of accounts and the configuration.
 * Written in: OWASP Password Storage Cheat Sheet; Matrix v1.19, client-server API, "Login".
 */
@NullMarked
package org.enishi.security.password;

import org.jspecify.annotations.NullMarked;
