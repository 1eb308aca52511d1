/**
 * Two servers whose users enter, leave, knock on and invite into each other's rooms.
 * Uses the fixture.
 * Written in: Matrix v1.19, server-server API, "Joining Rooms" to "Leaving Rooms".
 */
@NullMarked
package org.enishi.spec.server.membership;

import org.jspecify.annotations.NullMarked;
