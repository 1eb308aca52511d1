/**
 * Transactions of other servers: each PDU is settled (verified, what it rests on fetched) and goes to the journal.
 * May know the journal, other servers and all features; only administration and the web know it.
 * Written in: Matrix v1.19, server-server API, "Transactions", "Checks performed on receipt of a PDU".
 */
@NullMarked
package org.enishi.federation.inbound;

import org.jspecify.annotations.NullMarked;
