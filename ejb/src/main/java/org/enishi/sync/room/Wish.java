package org.enishi.sync.room;

import org.enishi.filter.Filter;

/**
 * How a client wants rooms told.
 *
 * @param stateAfter {@code use_state_after}: the state up to the end of the timeline, not up to its start
 */
public record Wish(Filter filter, boolean stateAfter) {
    public boolean lazyMembers() {
        return filter.room().state().lazyLoadsMembers();
    }
}
