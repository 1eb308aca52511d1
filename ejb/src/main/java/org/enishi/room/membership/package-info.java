/**
 * Who is in a room: joining, knocking, inviting, leaving, forgetting, removing, banning.
 * May know the journal, the directory, profiles, handshakes with other servers, and what lies below.
 * Written in: Matrix v1.19, Client-Server API, "Room membership".
 */
@NullMarked
package org.enishi.room.membership;

import org.jspecify.annotations.NullMarked;
