/**
 * What happened since: clients follow their rooms and account data, and wait for more.
 * May know the timeline, filters, the journal and the stores; no other feature.
 * Written in: docs/decisions, "one journal", and https://spec.matrix.org/v1.19/client-server-api/#syncing
 */
@NullMarked
package org.enishi.sync;

import org.jspecify.annotations.NullMarked;
