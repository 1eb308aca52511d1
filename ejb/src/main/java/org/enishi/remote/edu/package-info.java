/**
 * EDUs on their way out. {@code EduOutbox.post(edu, servers)} writes rows in the caller's transaction: nothing is lost over
 * restarts, each is delivered once, in order, up to 10,000 or 64 MB for a destination and for a month; {@code condense(key, …)} is the
 * same, but of what has waited for ten minutes only the last of each key stays: for what sends the other side to ask; {@code replace(key, …)} is the same, but what still waits under the key goes:
 * take it for what only counts in its last form (a receipt: {@code "m.receipt room user"}). {@code offer(key, …)} keeps the
 * last of a key in memory for five minutes: for typing and presence. All three wake delivery; the company's policy is asked
 * when it is delivered, with the host of the room named in the {@code Edu}.
 * Knows the store of the outbox only; {@code federation.delivery} empties it.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#edus
 */
@NullMarked
package org.enishi.remote.edu;

import org.jspecify.annotations.NullMarked;
