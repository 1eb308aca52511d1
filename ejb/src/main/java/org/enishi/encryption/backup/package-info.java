/**
 * Backups of room keys: versions, and keys of which the better one stays.
 * May know {@code security} and the store of backups.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups
 */
@NullMarked
package org.enishi.encryption.backup;

import org.jspecify.annotations.NullMarked;
