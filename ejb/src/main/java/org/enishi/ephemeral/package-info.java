/**
 * The clock of what is never stored: who types, who is there. Its time goes into sync tokens beside the journal's position.
 * Knows nothing but the language; typing, presence and sync know it.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.ephemeral;

import org.jspecify.annotations.NullMarked;
