/**
 * What is told of a room beside its events: receipts, and who is typing.
 * May know the feed, filters, typing, the journal and the stores.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3sync
 */
@NullMarked
package org.enishi.sync.ephemeral;

import org.jspecify.annotations.NullMarked;
