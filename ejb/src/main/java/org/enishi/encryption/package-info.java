/**
 * End-to-end encryption as far as a server has to do with it: keys, their signatures, messages to devices, backups.
 * May know the journal, other servers, {@code security}, {@code interactive} and stores; no other feature.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#end-to-end-encryption
 */
@NullMarked
package org.enishi.encryption;

import org.jspecify.annotations.NullMarked;
