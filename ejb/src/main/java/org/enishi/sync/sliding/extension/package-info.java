/**
 * What is told beside the rooms: account data and, one class each, whatever else a client turns on.
 * May know the wishes, {@code sync.answer} and the stores.
 * Written in: MSC4186, "Simplified Sliding Sync", which is not in the specification yet.
 */
@NullMarked
package org.enishi.sync.sliding.extension;

import org.jspecify.annotations.NullMarked;
