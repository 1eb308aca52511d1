/**
 * How third parties learn whose an OpenID token is.
 * May know the wire and the feature {@code openid}.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#openid
 */
@NullMarked
package org.enishi.web.server.openid;

import org.jspecify.annotations.NullMarked;
