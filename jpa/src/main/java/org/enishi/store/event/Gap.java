package org.enishi.store.event;

import org.enishi.id.EventId;

/**
 * A backward extremity: an event of the history names another before it that the history held here does not have.
 *
 * @param missing what is missing
 * @param nextNid surrogate key of the event that names it
 * @param nextDepth depth of that event
 */
public record Gap(EventId missing, long nextNid, long nextDepth) {}
