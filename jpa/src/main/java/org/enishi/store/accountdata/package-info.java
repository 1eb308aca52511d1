/**
 * What users keep at the server for their clients: content by type, with or without a room.
 * May know identifiers.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#client-config
 */
@NullMarked
package org.enishi.store.accountdata;

import org.jspecify.annotations.NullMarked;
