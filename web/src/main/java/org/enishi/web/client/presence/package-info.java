/**
 * How clients say, and ask, who is there.
 * May know the wire, security and the feature {@code presence}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#presence
 */
@NullMarked
package org.enishi.web.client.presence;

import org.jspecify.annotations.NullMarked;
