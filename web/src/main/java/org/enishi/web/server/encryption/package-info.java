/**
 * How other servers ask for devices and keys of our users.
 * May know the wire, security and {@code federation.devices}.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#end-to-end-encryption
 */
@NullMarked
package org.enishi.web.server.encryption;

import org.jspecify.annotations.NullMarked;
