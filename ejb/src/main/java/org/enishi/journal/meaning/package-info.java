/**
 * What a new event means to those who will read it, found once when it is written.
 * May know the rules of push and threads, and the stores; the journal's drafts ask it.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#receiving-notifications
 */
@NullMarked
package org.enishi.journal.meaning;

import org.jspecify.annotations.NullMarked;
