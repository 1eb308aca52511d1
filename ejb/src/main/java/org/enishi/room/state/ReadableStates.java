package org.enishi.room.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.PageRequest;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stays;
import org.enishi.timeline.TimelineReader;
import org.enishi.timeline.Visibility;

/** Which state of a room a user may read. */
@ApplicationScoped
public class ReadableStates {
    @Inject
    Stays stays;

    @Inject
    Visibility visibility;

    @Inject
    TimelineReader timeline;

    /**
     * @param token a place in the room's history; today, or the user's leave, if absent, or if the user may not see what
     *     was there
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN}
     */
    public StateRoot at(RoomHead room, Reader reader, Optional<String> token) {
        StateRoot latest = stays.readableState(room, reader.user());
        return token.flatMap(text -> before(room, reader, text)).orElse(latest);
    }

    private Optional<StateRoot> before(RoomHead room, Reader reader, String token) {
        var request = PageRequest.backwards(timeline.cursor(room, token), 1);
        return timeline.read(room, visibility.of(room, reader), request).events().stream()
                .map(StoredEvent::after)
                .findFirst();
    }
}
