/**
 * One answer to one /sync: which rooms it is about, and what it says of each.
 * May know the feed, rooms' deltas, the timeline, filters, the journal and the stores.
 * Written in: docs/decisions, "one journal", and https://spec.matrix.org/v1.19/client-server-api/#syncing
 */
@NullMarked
package org.enishi.sync.answer;

import org.jspecify.annotations.NullMarked;
