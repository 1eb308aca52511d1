/**
 * HTTPS to an address that was checked, capped in size and time.
 * May know configuration; nothing of Matrix.
 * Written in: docs/decisions, "outbound requests".
 */
@NullMarked
package org.enishi.remote.http;

import org.jspecify.annotations.NullMarked;
