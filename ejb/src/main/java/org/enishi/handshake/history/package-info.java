/**
 * What other servers know of our rooms' past: fetching events, auth chains, states and history that are missing here.
 * May know {@code remote}, {@code policy}, the journal and the stores of events; it knows no feature.
 * Written in: Matrix v1.19, server-server API, "Backfilling and retrieving missing events".
 */
@NullMarked
package org.enishi.handshake.history;

import org.jspecify.annotations.NullMarked;
