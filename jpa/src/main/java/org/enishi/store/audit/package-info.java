/**
 * The audit log as it is kept: appended to, never changed, each entry bound to the one before it by its hash.
 * May know identifiers.
 * Written in: docs/decisions, "the audit log is a chain".
 */
@NullMarked
package org.enishi.store.audit;

import org.jspecify.annotations.NullMarked;
