/**
 * Sliding sync: a client asks for windows on its lists of rooms and is told what changed in them.
 * May know the rest of {@code sync}.
 * Written in: MSC4186, "Simplified Sliding Sync", which is not in the specification yet.
 */
@NullMarked
package org.enishi.sync.sliding;

import org.jspecify.annotations.NullMarked;
