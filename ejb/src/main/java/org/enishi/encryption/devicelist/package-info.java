/**
 * What others see of a user's devices and keys, and how they are told that it has changed: those who share a room by the
 * journal, other servers by EDUs.
 * May know the journal and the stores.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#device-management
 */
@NullMarked
package org.enishi.encryption.devicelist;

import org.jspecify.annotations.NullMarked;
