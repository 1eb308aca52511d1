/**
 * How other servers bring their users into our rooms, out of them, and ours into theirs.
 * May know {@code federation.admission} and {@code security}; decides nothing.
 * Written in: Matrix v1.19, server-server API, "Joining Rooms" to "Leaving Rooms".
 */
@NullMarked
package org.enishi.web.server.admission;

import org.jspecify.annotations.NullMarked;
