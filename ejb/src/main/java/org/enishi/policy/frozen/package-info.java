/**
 * Rooms made elsewhere in which nothing is said by ours for the moment, in memory.
 * May know stores and configuration.
 * Written in: docs/decisions, "rooms follow when trust ends".
 */
@NullMarked
package org.enishi.policy.frozen;

import org.jspecify.annotations.NullMarked;
