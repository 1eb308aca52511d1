/**
 * Group commit: drafts wait, one thread takes all that wait, one transaction writes them.
 * May know drafts and the stores.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.journal.batch;

import org.jspecify.annotations.NullMarked;
