/**
 * Stored events: their bytes, their place in the order of the server and of the room.
 * May know events, identifiers and the state trie.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.store.event;

import org.jspecify.annotations.NullMarked;
