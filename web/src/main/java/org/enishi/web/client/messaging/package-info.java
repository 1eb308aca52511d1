/**
 * How clients send messages and redact events.
 * May know the wire, security and the feature {@code messaging}.
 * Written in: Matrix v1.19, Client-Server API, "Sending events to a room".
 */
@NullMarked
package org.enishi.web.client.messaging;

import org.jspecify.annotations.NullMarked;
