package org.enishi.room.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.PageRequest;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stay;
import org.enishi.timeline.Stays;
import org.enishi.timeline.TimelineReader;
import org.enishi.timeline.View;
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

    /** A state, and the view that its events are seen by. */
    public record Readable(StateRoot state, View view) {}

    /**
     * @param token a place in the room's history; today, or the user's leave, if absent, or if the user may not see what
     *     was there
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN}
     */
    public Readable at(RoomHead room, Reader reader, Optional<String> token) {
        Stay stay = stays.of(room, reader.user());
        StateRoot latest = stays.readableState(room, stay);
        View view = visibility.of(reader, stay);
        return new Readable(token.flatMap(text -> before(room, view, text)).orElse(latest), view);
    }

    private Optional<StateRoot> before(RoomHead room, View view, String token) {
        var request = PageRequest.backwards(timeline.cursor(room, token), 1);
        return timeline.read(room, view, request).events().stream()
                .map(StoredEvent::after)
                .findFirst();
    }
}
