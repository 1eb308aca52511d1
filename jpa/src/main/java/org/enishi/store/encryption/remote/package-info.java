/**
 * Remembers what is known of other servers' users and which servers know ours.
 * May know identifiers and rows' SQL.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#device-management
 */
@NullMarked
package org.enishi.store.encryption.remote;

import org.jspecify.annotations.NullMarked;
