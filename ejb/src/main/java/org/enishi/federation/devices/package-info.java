/**
 * What other servers ask and tell about devices and their keys.
 * May know the feature {@code encryption} and the intake of EDUs; only the web knows it.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#device-management
 */
@NullMarked
package org.enishi.federation.devices;

import org.jspecify.annotations.NullMarked;
