/**
 * Events between servers: receiving, serving, delivering.
 * May know the journal, other servers and all features; only administration and the web know it.
 * Written in: Matrix v1.19, server-server API, "Transactions", "PDUs".
 */
@NullMarked
package org.enishi.federation;

import org.jspecify.annotations.NullMarked;
