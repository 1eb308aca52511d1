/**
 * What this server is able to do, told to clients.
 * May know {@code web.wire}, {@code security} and the configuration.
 * Written in: Matrix v1.19, client-server API, "API Standards", "Capabilities negotiation".
 */
@NullMarked
package org.enishi.web.client.server;

import org.jspecify.annotations.NullMarked;
