/**
 * EDUs that other servers bring: each kind has an {@code EduHandler}; what nobody knows is left.
 * May know the journal, other servers and all features; only {@code federation.inbound} calls it.
 * Written in: Matrix v1.19, server-server API, "EDUs".
 */
@NullMarked
package org.enishi.federation.edu;

import org.jspecify.annotations.NullMarked;
