/**
 * How clients change push rules.
 * May know the wire, security and the feature {@code push}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#push-rules-api
 */
@NullMarked
package org.enishi.web.client.push;

import org.jspecify.annotations.NullMarked;
