/**
 * Filters: which rooms and events a client wants to see, and which parts of them.
 * May know events, identifiers, errors and the store of filters; sync and the timeline ask it.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#filtering
 */
@NullMarked
package org.enishi.filter;

import org.jspecify.annotations.NullMarked;
