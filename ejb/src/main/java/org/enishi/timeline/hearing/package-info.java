/**
 * Whom the company does not want to be heard.
 * May know the journal; whoever tells of state asks it.
 * Written in: docs/decisions, "strangers' state is told where it governs".
 */
@NullMarked
package org.enishi.timeline.hearing;

import org.jspecify.annotations.NullMarked;
