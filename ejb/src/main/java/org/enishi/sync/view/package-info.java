/**
 * Rooms as many readers see them alike, so that what they are told is rendered once.
 * May know the timeline, the rules of visibility, the journal and the stores.
 * Written in: docs/decisions, "one journal", and https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility
 */
@NullMarked
package org.enishi.sync.view;

import org.jspecify.annotations.NullMarked;
