package org.enishi.journal.meaning;

import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.rules.acl.DerivedAcl;

/**
 * Who sends something has read what was before. A member event is no answer: a new name or picture is told to all rooms at
 * once. Nor is what the server writes in somebody's name.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#marking-notifications-as-read">Matrix v1.19, "Marking
 *     notifications as read"</a>
 */
public final class Answers {
    /** In the content of a message that the server writes in somebody's name. */
    public static final String AUTOMATIC = "org.enishi.automatic";

    private Answers() {}

    /** Whether its sender has read by it. */
    public static boolean isOne(Event event) {
        if (event.is(EventType.MEMBER)) return false;
        if (event.is(EventType.SERVER_ACL)) return !DerivedAcl.isMarked(event.content());
        return !event.content().containsKey(AUTOMATIC);
    }
}
