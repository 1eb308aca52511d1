/**
 * Rate limits on what users do: {@code @Limited} on the service's method says which.
 * May know who is asking and the policy of limits.
 * Written in: docs/configuration.md, {@code enishi.limits.*}.
 */
@NullMarked
package org.enishi.security.limit;

import org.jspecify.annotations.NullMarked;
