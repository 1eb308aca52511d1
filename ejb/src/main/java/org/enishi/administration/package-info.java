/**
 * What the console and the admin API may ask: every question and every command of an administrator, for the role alone.
 * May know everything below; nothing below knows it.
 * Written in: docs/decisions, "administration is a service".
 */
@NullMarked
package org.enishi.administration;

import org.jspecify.annotations.NullMarked;
