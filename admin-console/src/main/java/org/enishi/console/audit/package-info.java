/**
 * The audit log, as pages and as CSV.
 * May know {@code administration} and, beside it in the console, {@code frame}.
 * Written in: docs/operations, "the console".
 */
@NullMarked
package org.enishi.console.audit;

import org.jspecify.annotations.NullMarked;
