/**
 * How far people have read: receipts, and the marker of what was read fully.
 * May know journal and the stores; federation brings those of other servers' users.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#receipts and #fully-read-markers
 */
@NullMarked
package org.enishi.receipt;

import org.jspecify.annotations.NullMarked;
