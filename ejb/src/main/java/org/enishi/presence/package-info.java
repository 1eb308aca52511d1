/**
 * Who is there: what devices say of their users, and what other servers say of theirs, in memory only.
 * May know the ephemeral clock, policy, remote and the stores; sync shows it, federation brings it.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#presence
 */
@NullMarked
package org.enishi.presence;

import org.jspecify.annotations.NullMarked;
