/**
 * How clients keep account data and tags.
 * May know the wire, security and the feature {@code accountdata}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#client-config
 */
@NullMarked
package org.enishi.web.client.accountdata;

import org.jspecify.annotations.NullMarked;
