package org.enishi.journal;

import org.enishi.id.ServerName;

/** Whom the company lets take part in a room that was made at {@code host}; our own server always. */
public interface Partners {
    /** Whether events by users of this server are shown to ours. */
    boolean mayBeHeard(ServerName author, ServerName host);
}
