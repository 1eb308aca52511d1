/**
 * How other servers look at our rooms from outside.
 * May know the wire, security and {@code federation.serving}.
 * Written in: Matrix v1.19, server-server API, "Spaces".
 */
@NullMarked
package org.enishi.web.server.space;

import org.jspecify.annotations.NullMarked;
