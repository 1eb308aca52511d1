/**
 * Filters that clients left at the server.
 * May know identifiers.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#filtering
 */
@NullMarked
package org.enishi.store.filter;

import org.jspecify.annotations.NullMarked;
