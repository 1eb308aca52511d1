/**
 * Access and refresh tokens: how they are made, whom they stand for, and when they end.
 * May know the stores of accounts and devices, and who a {@code Caller} is.
 * Written in: Matrix v1.19, client-server API, "Client Authentication", "Refreshing access tokens".
 */
@NullMarked
package org.enishi.security.token;

import org.jspecify.annotations.NullMarked;
