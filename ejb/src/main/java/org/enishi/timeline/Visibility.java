package org.enishi.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.erasure.Erasures;
import org.enishi.timeline.ignoring.IgnoredUsers;

/**
 * Opens rooms to readers: to their members, to those who left, and to all where the history is world readable. Needs no
 * transaction.
 */
@ApplicationScoped
public class Visibility {
    @Inject
    Rooms rooms;

    @Inject
    Stays stays;

    @Inject
    Erasures erasures;

    @Inject
    IgnoredUsers ignored;

    /** For users who never were in the room, too: they see what is world readable. */
    public View of(RoomHead room, Reader reader) {
        return of(reader, stays.of(room, reader.user()));
    }

    /** @param stay how the reader stands to the room */
    public View of(Reader reader, Stay stay) {
        return new RoomView(reader, stay, new RoomView.Sources(rooms, erasures, ignored.by(reader.user())));
    }

    /** Whose events, but for state, are not shown to a user. */
    public Set<UserId> ignoredBy(UserId reader) {
        return ignored.by(reader);
    }

    /** For somebody of whom it is known that they are in the room: nothing is asked. */
    public View ofMember(Reader reader) {
        return of(reader, new Stay(Optional.of(Membership.JOIN), Optional.empty()));
    }

    /** Whether some members may see the event and others only its redacted form. */
    public boolean differs(StoredEvent stored) {
        return erasures.isErased(stored.event().sender());
    }
}
