package org.enishi.journal;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.event.EventType;
import org.enishi.id.ServerName;

/** Whom the company lets take part in a room that was made at {@code host}; our own server always. */
public interface Partners {
    /** Whether events by users of this server are shown to ours. */
    boolean mayBeHeard(ServerName author, ServerName host);

    /**
     * Why ours may not say this in a room for the moment; empty if they may. To leave, and to remove others, is always
     * possible.
     *
     * @param room surrogate key
     */
    default Optional<String> silence(long room, EventType type, JsonObject content) {
        return Optional.empty();
    }
}
