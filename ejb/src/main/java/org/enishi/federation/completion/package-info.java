/**
 * Rooms that were entered before their members were known: the rest is fetched in the background, over restarts.
 * May know the handshake, what freezes rooms, the journal and the stores.
 * Written in: docs/decisions, "a room is entered before its members are known".
 */
@NullMarked
package org.enishi.federation.completion;

import org.jspecify.annotations.NullMarked;
