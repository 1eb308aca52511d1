/**
 * What every page has: reader's language and zone, texts, security headers, the frame around the page.
 * May know {@code administration} and, beside it in the console, {@code frame}.
 * Written in: docs/operations, "the console".
 */
@NullMarked
package org.enishi.console.frame;

import org.jspecify.annotations.NullMarked;
