/**
 * How far people have read.
 * May know events, rooms and the journal's stores.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#receipts
 */
@NullMarked
package org.enishi.store.receipt;

import org.jspecify.annotations.NullMarked;
