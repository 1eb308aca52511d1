package org.enishi.journal;

import java.util.Optional;
import org.enishi.id.ServerName;

/** Whom the company lets take part in a room that was made at {@code host}; our own server always. */
public interface Partners {
    /** Whether events by users of this server are shown to ours. */
    boolean mayBeHeard(ServerName author, ServerName host);

    /**
     * Why ours say nothing in a room for the moment; empty if they may. To leave, and to remove others, is always possible.
     *
     * @param room surrogate key
     */
    default Optional<String> silence(long room) {
        return Optional.empty();
    }
}
