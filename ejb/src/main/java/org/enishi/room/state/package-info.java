/**
 * The state of a room: reading and setting it, and who its members are.
 * May know the journal, the timeline, the directory, memberships, guests, and what lies below.
 * Written in: Matrix v1.19, Client-Server API, "Getting events for a room" and "Sending events to a room".
 */
@NullMarked
package org.enishi.room.state;

import org.jspecify.annotations.NullMarked;
