/**
 * What the company wants: with whom this server federates, and in which direction.
 * May know stores, configuration and errors; services ask it, and only they.
 * Written in: docs/decisions, "one decision point for federation".
 */
@NullMarked
package org.enishi.policy;

import org.jspecify.annotations.NullMarked;
