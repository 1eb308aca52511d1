/**
 * What holds for every endpoint: errors, browsers, hostile input, discovery.
 * May know the fixture.
 * Written in: Matrix v1.19, client-server API, "API Standards", "Web Browser Clients", "Server Discovery".
 */
@NullMarked
package org.enishi.spec.client.http;

import org.jspecify.annotations.NullMarked;
