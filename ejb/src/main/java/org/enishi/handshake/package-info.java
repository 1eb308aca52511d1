/**
 * Entering, leaving, knocking and inviting across servers: our side as client of the other.
 * May know the journal, policies, remote servers and the rules; features call it.
 * Written in: Matrix v1.19, server-server API, "Joining Rooms", "Knocking", "Inviting", "Leaving".
 */
@NullMarked
package org.enishi.handshake;

import org.jspecify.annotations.NullMarked;
