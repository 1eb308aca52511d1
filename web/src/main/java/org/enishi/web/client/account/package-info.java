/**
 * Accounts over HTTP: registration, login and logout, passwords, the end of an account.
 * May know {@code web.wire}, {@code security}, {@code account} and the requests that wait for proof.
 * Written in: Matrix v1.19, client-server API, "Client Authentication".
 */
@NullMarked
package org.enishi.web.client.account;

import org.jspecify.annotations.NullMarked;
