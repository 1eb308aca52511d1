/**
 * Rooms as this server stands to them, and who is in them, at this moment.
 * May know events and identifiers; only the journal writes here.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.store.room;

import org.jspecify.annotations.NullMarked;
