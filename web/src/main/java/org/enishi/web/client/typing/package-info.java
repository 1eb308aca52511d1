/**
 * How clients say that their users type.
 * May know the wire, security and the feature {@code typing}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#typing-notifications
 */
@NullMarked
package org.enishi.web.client.typing;

import org.jspecify.annotations.NullMarked;
