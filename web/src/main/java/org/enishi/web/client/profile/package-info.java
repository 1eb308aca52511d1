/**
 * How clients look profiles up and change their own.
 * May know the wire, security and the feature {@code profile}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#profiles
 */
@NullMarked
package org.enishi.web.client.profile;

import org.jspecify.annotations.NullMarked;
