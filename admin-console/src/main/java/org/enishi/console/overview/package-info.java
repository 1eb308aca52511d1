/**
 * The first page: how the server stands.
 * May know {@code administration} and, beside it in the console, {@code frame}.
 * Written in: docs/operations, "the console".
 */
@NullMarked
package org.enishi.console.overview;

import org.jspecify.annotations.NullMarked;
