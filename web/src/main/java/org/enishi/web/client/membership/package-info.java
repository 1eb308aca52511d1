/**
 * How clients enter and leave rooms, and who is let in or put out.
 * May know the wire, security and the feature {@code room.membership}.
 * Written in: Matrix v1.19, Client-Server API, "Room membership".
 */
@NullMarked
package org.enishi.web.client.membership;

import org.jspecify.annotations.NullMarked;
