/**
 * How clients follow what happens, and the filters for it.
 * May know the wire, security and the feature {@code sync}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#syncing
 */
@NullMarked
package org.enishi.web.client.sync;

import org.jspecify.annotations.NullMarked;
