/**
 * Reading for many rooms at once what sync tells: how rooms stood, their newest events, their sizes.
 * May know events, rooms and the state trie; writes nothing.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.store.sync;

import org.jspecify.annotations.NullMarked;
