/**
 * How clients look at rooms from outside: summaries, and trees of rooms below spaces.
 * May know the wire, security and the feature {@code space}.
 * Written in: Matrix v1.19, Client-Server API, "Spaces" and "Room summary".
 */
@NullMarked
package org.enishi.web.client.space;

import org.jspecify.annotations.NullMarked;
