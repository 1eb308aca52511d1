/**
 * Accounts, logins and devices as the specification has them, tried over HTTP.
 * May know the fixture.
 * Written in: Matrix v1.19, client-server API, "Client Authentication", "Device Management".
 */
@NullMarked
package org.enishi.spec.client.account;

import org.jspecify.annotations.NullMarked;
