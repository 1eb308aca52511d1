/**
 * Pages about rooms: those that are frozen because of strangers, and their release.
 * May know {@code administration} and {@code console.frame}.
 * Written in: docs/decisions, "rooms follow when trust ends".
 */
@NullMarked
package org.enishi.console.rooms;

import org.jspecify.annotations.NullMarked;
