/**
 * How clients say how far their users have read.
 * May know the wire, security and the feature {@code receipt}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#receipts
 */
@NullMarked
package org.enishi.web.client.receipt;

import org.jspecify.annotations.NullMarked;
