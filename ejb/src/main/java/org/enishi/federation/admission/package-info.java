/**
 * Users of other servers enter, leave, knock on and invite into rooms: our side as the server that is asked.
 * May know the journal, other servers and all features; only administration and the web know it.
 * Written in: Matrix v1.19, server-server API, "Joining Rooms", "Knocking upon a room", "Inviting to a room", "Leaving Rooms".
 */
@NullMarked
package org.enishi.federation.admission;

import org.jspecify.annotations.NullMarked;
