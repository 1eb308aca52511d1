/**
 * One state of several, for rooms that forked: only where they differ is looked at, and the work has an end.
 * May know the rules and the stores; no draft, no lock.
 * Written in: docs/decisions, "what rests on an event is asked from below"; Matrix v1.19, rooms, "State resolution".
 */
@NullMarked
package org.enishi.journal.resolution;

import org.jspecify.annotations.NullMarked;
