/**
 * How often the federation policy decided what, by the hour.
 * May know identifiers and the patterns of domains.
 * Written in: docs/decisions, "decisions are counted".
 */
@NullMarked
package org.enishi.store.policy.decision;

import org.jspecify.annotations.NullMarked;
