/**
 * From an account to a device with tokens, and back: what a login opens, a refresh renews and a logout ends.
 * May know {@code security} and the stores of accounts and devices.
 * Written in: Matrix v1.19, client-server API, "Login", "Refreshing access tokens".
 */
@NullMarked
package org.enishi.account.session;

import org.jspecify.annotations.NullMarked;
