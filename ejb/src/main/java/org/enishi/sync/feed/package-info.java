/**
 * Follows the journal in memory: what became of rooms lately, and whom it concerns.
 * May know the journal and the stores.
 * Written in: docs/decisions, "one journal", and https://spec.matrix.org/v1.19/client-server-api/#syncing
 */
@NullMarked
package org.enishi.sync.feed;

import org.jspecify.annotations.NullMarked;
