/**
 * Which events are to be delivered to which servers. The journal writes it with the events; delivery reads on from each
 * destination's own position. May know identifiers only.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.store.outbox;

import org.jspecify.annotations.NullMarked;
