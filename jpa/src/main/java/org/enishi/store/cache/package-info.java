/**
 * Memory between the stores and the database: bounded by bytes, never older than what was committed here.
 * Knows nothing else of Enishi.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.store.cache;

import org.jspecify.annotations.NullMarked;
