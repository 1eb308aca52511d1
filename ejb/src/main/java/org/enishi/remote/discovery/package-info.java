/**
 * Where a server lives: from its name to the addresses that may be connected to, with the right Host and certificate name.
 * May know identifiers, configuration and the transport; not who asks, nor what for.
 * Written in: Matrix v1.19, server-server API, "Resolving server names".
 */
@NullMarked
package org.enishi.remote.discovery;

import org.jspecify.annotations.NullMarked;
