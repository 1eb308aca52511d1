/**
 * What is between us and one partner: what both say, what waits to be delivered, which rooms both are in, and whether the way is clear.
 * May know stores, the policy, {@code remote} and {@code partner}; the console and the administration API know it.
 * Written in: docs/decisions, "agreements are told to the partner", "the page of a partner is live".
 */
@NullMarked
package org.enishi.administration.link;

import org.jspecify.annotations.NullMarked;
