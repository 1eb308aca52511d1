/**
 * Accounts of local users: registration, login and logout, passwords, the end of an account.
 * May know {@code security}, {@code interactive}, policies and stores; no other feature.
 * Written in: Matrix v1.19, client-server API, "Account registration and management", "Login".
 */
@NullMarked
package org.enishi.account;

import org.jspecify.annotations.NullMarked;
