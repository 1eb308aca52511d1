/**
 * Ending agreements: what it would concern, the order to do it, and the work until the door is closed.
 * May know everything that {@code administration} may.
 * Written in: docs/decisions, "rooms follow when trust ends".
 */
@NullMarked
package org.enishi.administration.ending;

import org.jspecify.annotations.NullMarked;
