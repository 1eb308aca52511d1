/**
 * Whom users do not want to hear.
 * May know the journal and the stores; the timeline and sync ask it.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#ignoring-users
 */
@NullMarked
package org.enishi.timeline.ignoring;

import org.jspecify.annotations.NullMarked;
