/**
 * How other servers fetch events and states of our rooms.
 * May know the wire, security and the feature {@code federation}.
 * Written in: Matrix v1.19, server-server API, "Retrieving events".
 */
@NullMarked
package org.enishi.web.server.history;

import org.jspecify.annotations.NullMarked;
