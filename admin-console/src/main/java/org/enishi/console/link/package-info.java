/**
 * What is live on the page of a partner: both sides' word, the queue, the connection test; and the offers of strangers.
 * May know {@code administration} and, beside it in the console, {@code frame}.
 * Written in: docs/decisions, "the page of a partner is live".
 */
@NullMarked
package org.enishi.console.link;

import org.jspecify.annotations.NullMarked;
