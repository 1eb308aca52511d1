package org.enishi.differential;

import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;

/**
 * One question with two answers.
 *
 * @param event that it is about; of a fork's resolution, the create event
 * @param ours a rule's name, or what we computed
 * @param theirs their sentence, or what they computed
 * @param revisions the changes to their ways, each of which alone makes the difference go away
 */
record Difference(
        Question question, RoomVersion version, Event event, String ours, String theirs, Set<String> revisions) {
    /** What was asked. */
    enum Question {
        READ,
        EVENT_ID,
        CANONICAL_JSON,
        REDACTED,
        CONTENT_HASH,
        SIGNATURE,
        AUTH_EVENTS_LISTED,
        ALLOWED_BY_AUTH_EVENTS,
        ALLOWED_BY_STATE_BEFORE,
        RESOLVED_STATE
    }

    @Override
    public String toString() {
        return question + " in version " + version + "\n  ours:   " + ours + "\n  theirs: " + theirs + "\n  event:  "
                + event.json();
    }
}
