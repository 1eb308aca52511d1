/**
 * How clients read histories of rooms.
 * May know the wire, security and the feature {@code history}.
 * Written in: Matrix v1.19, Client-Server API, "Getting events for a room".
 */
@NullMarked
package org.enishi.web.client.history;

import org.jspecify.annotations.NullMarked;
