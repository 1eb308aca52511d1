/**
 * What policy servers say of events: asked between two attempts of a draft, never under the lock.
 * May know the rules of policy servers and what a draft writes; who is asked how stands in {@code journal.running}.
 * Written in: docs/decisions, "policy servers are asked between two attempts".
 */
@NullMarked
package org.enishi.journal.endorsement;

import org.jspecify.annotations.NullMarked;
