/**
 * Messages from device to device, stored until they are acknowledged.
 * May know the journal, the outbox of EDUs and the store of encryption.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging
 */
@NullMarked
package org.enishi.encryption.todevice;

import org.jspecify.annotations.NullMarked;
