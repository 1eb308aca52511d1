/**
 * A user's devices over HTTP.
 * May know {@code web.wire}, {@code security}, {@code device} and the requests that wait for proof.
 * Written in: Matrix v1.19, client-server API, "Device Management".
 */
@NullMarked
package org.enishi.web.client.device;

import org.jspecify.annotations.NullMarked;
