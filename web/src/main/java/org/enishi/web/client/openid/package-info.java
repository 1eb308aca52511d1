/**
 * How clients get OpenID tokens.
 * May know the wire, security and the feature {@code openid}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#openid
 */
@NullMarked
package org.enishi.web.client.openid;

import org.jspecify.annotations.NullMarked;
