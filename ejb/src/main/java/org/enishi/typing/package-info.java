/**
 * Who is typing in which room, in memory only.
 * May know journal, policy, remote and the stores; sync shows it, federation tells others.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#typing-notifications
 */
@NullMarked
package org.enishi.typing;

import org.jspecify.annotations.NullMarked;
