/**
 * The devices of a user: seen, named and removed by the user.
 * May know {@code security}, {@code interactive} and stores; no other feature.
 * Written in: Matrix v1.19, client-server API, "Device Management".
 */
@NullMarked
package org.enishi.device;

import org.jspecify.annotations.NullMarked;
