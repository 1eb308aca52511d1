/**
 * What became of the company's decisions in rooms.
 * May know identifiers and the stores of rooms.
 * Written in: docs/decisions, "a room's list of servers follows the agreements".
 */
@NullMarked
package org.enishi.store.governance;

import org.jspecify.annotations.NullMarked;
