/**
 * Where this server is found and whom to ask about it, told under {@code /.well-known/matrix}.
 * May know {@code web.wire}, {@code security} and the configuration.
 * Written in: Matrix v1.19, client-server API, "Server Discovery"; server-server API, "Server discovery".
 */
@NullMarked
package org.enishi.web.wellknown;

import org.jspecify.annotations.NullMarked;
