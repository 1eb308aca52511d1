/**
 * Rooms as administrators see them: those that are frozen, for now.
 * May know everything that {@code administration} may.
 * Written in: docs/decisions, "rooms follow when trust ends".
 */
@NullMarked
package org.enishi.administration.rooms;

import org.jspecify.annotations.NullMarked;
