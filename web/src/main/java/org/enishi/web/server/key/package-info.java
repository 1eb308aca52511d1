/**
 * How other servers get our keys, and others' keys through us.
 * May know the wire, security and {@code remote}.
 * Written in: Matrix v1.19, server-server API, "Retrieving server keys".
 */
@NullMarked
package org.enishi.web.server.key;

import org.jspecify.annotations.NullMarked;
