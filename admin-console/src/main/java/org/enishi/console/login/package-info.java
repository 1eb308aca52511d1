/**
 * Entering and leaving the console.
 * May know {@code administration} and, beside it in the console, {@code frame}.
 * Written in: docs/operations, "the console".
 */
@NullMarked
package org.enishi.console.login;

import org.jspecify.annotations.NullMarked;
