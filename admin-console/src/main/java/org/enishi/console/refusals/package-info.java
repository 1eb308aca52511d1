/**
 * Denied domains, what the policy refused, and why.
 * May know {@code administration} and, beside it in the console, {@code frame}.
 * Written in: docs/operations, "the console".
 */
@NullMarked
package org.enishi.console.refusals;

import org.jspecify.annotations.NullMarked;
