/**
 * How a room introduces itself to somebody who is invited or knocks: a few of its state events, stripped for clients.
 * May know the journal, remote servers and events.
 * Written in: Matrix v1.19, client-server API, "Stripped state"; server-server API, "Inviting to a room".
 */
@NullMarked
package org.enishi.handshake.card;

import org.jspecify.annotations.NullMarked;
