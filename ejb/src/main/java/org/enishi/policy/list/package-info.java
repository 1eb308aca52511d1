/**
 * Agreements and denied domains in memory, as they are at this moment on this node.
 * May know stores; {@code policy} decides by them.
 * Written in: docs/decisions, "an agreement instead of an entry".
 */
@NullMarked
package org.enishi.policy.list;

import org.jspecify.annotations.NullMarked;
