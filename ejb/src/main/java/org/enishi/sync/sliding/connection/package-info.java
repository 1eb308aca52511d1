/**
 * What each connection of a client was told, so that it is told only what is new.
 * May know the wishes.
 * Written in: MSC4186, "Simplified Sliding Sync", which is not in the specification yet.
 */
@NullMarked
package org.enishi.sync.sliding.connection;

import org.jspecify.annotations.NullMarked;
