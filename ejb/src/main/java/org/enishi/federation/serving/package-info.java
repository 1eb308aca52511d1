/**
 * What other servers may fetch of our rooms: history, events, states. Each sees what the room lets it see.
 * May know the journal, other servers and all features; only administration and the web know it.
 * Written in: Matrix v1.19, server-server API, "Retrieving events".
 */
@NullMarked
package org.enishi.federation.serving;

import org.jspecify.annotations.NullMarked;
