/**
 * The list of partners and the page of each.
 * May know {@code administration} and, beside it in the console, {@code frame}.
 * Written in: docs/operations, "the console".
 */
@NullMarked
package org.enishi.console.partners;

import org.jspecify.annotations.NullMarked;
