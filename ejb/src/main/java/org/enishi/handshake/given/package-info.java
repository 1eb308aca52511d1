/**
 * A room as another server gave it to us when it let us in: verified, judged, and then believed.
 * May know remote servers, events and the authorisation rules.
 * Written in: Matrix v1.19, server-server API, "Joining Rooms" and "Checks performed on receipt of a PDU".
 */
@NullMarked
package org.enishi.handshake.given;

import org.jspecify.annotations.NullMarked;
