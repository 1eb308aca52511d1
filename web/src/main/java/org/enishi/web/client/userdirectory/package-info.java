/**
 * How clients find out about other people.
 * May know the wire, security and the feature {@code userdirectory}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#mutual-rooms
 */
@NullMarked
package org.enishi.web.client.userdirectory;

import org.jspecify.annotations.NullMarked;
