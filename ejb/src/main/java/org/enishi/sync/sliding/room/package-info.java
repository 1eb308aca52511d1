/**
 * What a client is told of one room.
 * May know the wishes, the connections, {@code sync.room}, the timeline, the journal and the stores.
 * Written in: MSC4186, "Simplified Sliding Sync", which is not in the specification yet.
 */
@NullMarked
package org.enishi.sync.sliding.room;

import org.jspecify.annotations.NullMarked;
