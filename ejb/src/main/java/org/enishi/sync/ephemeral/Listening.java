package org.enishi.sync.ephemeral;

import java.util.Set;
import org.enishi.filter.EventFilter;
import org.enishi.security.Caller;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Follower;

/**
 * Who listens, and since when.
 *
 * @param moment up to which is told
 * @param unknown rooms that the device does not know yet and is told whole, by surrogate key
 * @param since the journal position it has seen
 * @param clock the ephemeral time it has seen
 */
public record Listening(
        Caller caller,
        Follower follower,
        EventFilter filter,
        Feed.Moment moment,
        Set<Long> unknown,
        long since,
        long clock) {
    boolean wants(String type) {
        return filter.takes(type, caller.user().value());
    }

    boolean isIn(long room) {
        return moment.relations().joined().contains(room);
    }
}
