/**
 * Takes leave of a partner in the rooms: a word to those who are there, their users out of ours, ours out of theirs.
 * May know {@code governance}, the journal and memberships.
 * Written in: docs/decisions, "rooms follow when trust ends".
 */
@NullMarked
package org.enishi.governance.parting;

import org.jspecify.annotations.NullMarked;
