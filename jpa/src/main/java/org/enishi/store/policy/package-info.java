/**
 * The list of partners with whom this server federates.
 * May know identifiers.
 * Written in: docs/decisions, "one decision point for federation".
 */
@NullMarked
package org.enishi.store.policy;

import org.jspecify.annotations.NullMarked;
