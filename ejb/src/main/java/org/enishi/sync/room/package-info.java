/**
 * What changed in one room between two positions, rendered.
 * May know the feed, the timeline, filters, the journal and the stores.
 * Written in: docs/decisions, "one journal", and https://spec.matrix.org/v1.19/client-server-api/#syncing
 */
@NullMarked
package org.enishi.sync.room;

import org.jspecify.annotations.NullMarked;
