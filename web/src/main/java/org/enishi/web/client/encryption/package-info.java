/**
 * End-to-end encryption over HTTP: keys, messages to devices, backups.
 * May know {@code web.wire}, {@code security}, {@code encryption} and sync's device changes.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#end-to-end-encryption
 */
@NullMarked
package org.enishi.web.client.encryption;

import org.jspecify.annotations.NullMarked;
