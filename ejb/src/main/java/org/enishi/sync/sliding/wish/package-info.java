/**
 * What a client asks sliding sync for, read from its request.
 * May know identifiers and JSON.
 * Written in: MSC4186, "Simplified Sliding Sync", which is not in the specification yet.
 */
@NullMarked
package org.enishi.sync.sliding.wish;

import org.jspecify.annotations.NullMarked;
