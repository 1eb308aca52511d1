/**
 * The journal as rows: what changed, in one order for all nodes.
 * May know the state trie.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.store.journal;

import org.jspecify.annotations.NullMarked;
