/**
 * Plain SQL on the container's data source, for what must be fast: events, states, rooms.
 * Knows nothing else of Enishi.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.store.sql;

import org.jspecify.annotations.NullMarked;
