/**
 * How clients make rooms, read and set their state.
 * May know the wire, security and the feature {@code room}.
 * Written in: Matrix v1.19, Client-Server API, "Rooms".
 */
@NullMarked
package org.enishi.web.client.room;

import org.jspecify.annotations.NullMarked;
