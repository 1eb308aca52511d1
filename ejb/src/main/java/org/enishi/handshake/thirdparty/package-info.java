/**
 * Invitations by e-mail address and the like, redeemed by the user to whom the address turned out to belong.
 * May know the journal, the handshakes, remote servers and events; no identity server.
 * Written in: Matrix v1.19, server-server API, "Third-party invites".
 */
@NullMarked
package org.enishi.handshake.thirdparty;

import org.jspecify.annotations.NullMarked;
