/**
 * Whom somebody's coming and going concerns.
 * May know identifiers and the stores of rooms.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#presence
 */
@NullMarked
package org.enishi.store.presence;

import org.jspecify.annotations.NullMarked;
