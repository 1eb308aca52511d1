/**
 * Which rooms a list holds, and in which order.
 * May know the wishes, the feed, the journal and the stores.
 * Written in: MSC4186, "Simplified Sliding Sync", which is not in the specification yet.
 */
@NullMarked
package org.enishi.sync.sliding.list;

import org.jspecify.annotations.NullMarked;
