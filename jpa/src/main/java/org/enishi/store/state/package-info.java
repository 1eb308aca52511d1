/**
 * Room state as a persistent hash trie, addressed by content: equal roots are equal states.
 * May know events and identifiers.
 * Written in: docs/decisions, "state trie".
 */
@NullMarked
package org.enishi.store.state;

import org.jspecify.annotations.NullMarked;
