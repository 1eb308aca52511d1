/**
 * Counts what the policy decided, in memory, and writes it down once a minute.
 * May know stores; {@code policy} tells it.
 * Written in: docs/decisions, "decisions are counted".
 */
@NullMarked
package org.enishi.policy.tally;

import org.jspecify.annotations.NullMarked;
