/**
 * Push rules through the client API.
 * May know the fixtures.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#push-rules-api
 */
@NullMarked
package org.enishi.spec.client.push;

import org.jspecify.annotations.NullMarked;
