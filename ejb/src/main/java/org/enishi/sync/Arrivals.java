package org.enishi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.presence.PresenceBoard;
import org.enishi.presence.PresenceState;
import org.enishi.security.Caller;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Follower;

/** A device comes to ask what happened: from now on its user is followed, and there for others. */
@ApplicationScoped
public class Arrivals {
    @Inject
    Feed feed;

    @Inject
    PresenceBoard presence;

    /**
     * @param state {@code set_presence}
     * @param deadline until when the device waits, milliseconds since 1970
     * @throws org.enishi.error.MatrixException {@code M_INVALID_PARAM}
     */
    public Follower of(Caller caller, String state, long deadline) {
        presence.polls(caller, PresenceState.of(state), deadline);
        return feed.follower(caller.account());
    }
}
