/**
 * The connection test: step by step whether we reach a partner, and it us, and what is wrong where we do not.
 * May know the policy, {@code remote} and {@code partner}; the console and the administration API know it.
 * Written in: docs/decisions, "the page of a partner is live".
 */
@NullMarked
package org.enishi.administration.check;

import org.jspecify.annotations.NullMarked;
