/**
 * Remembers backups of room keys, which only their owners can read.
 * May know identifiers.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups
 */
@NullMarked
package org.enishi.store.backup;

import org.jspecify.annotations.NullMarked;
