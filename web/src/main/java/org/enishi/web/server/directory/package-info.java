/**
 * How other servers ask for our rooms.
 * May know the wire, security and the feature {@code directory}.
 * Written in: Matrix v1.19, server-server API, "Published Room Directory" and "Querying for information".
 */
@NullMarked
package org.enishi.web.server.directory;

import org.jspecify.annotations.NullMarked;
