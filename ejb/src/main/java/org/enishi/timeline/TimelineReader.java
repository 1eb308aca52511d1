package org.enishi.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enishi.error.MatrixException;
import org.enishi.journal.Position;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/** Reads a room's history in pages. Needs no transaction. */
@ApplicationScoped
public class TimelineReader {
    private static final Pattern SYNC_TOKEN = Pattern.compile("s([0-9]{1,18})(?![0-9])");

    /** A filter that takes little makes us read on so far for one page. */
    private static final int MOST_READ = 2_000;

    private static final int LEAST_CHUNK = 20;
    private static final int MOST_CHUNK = 500;

    /** Late arrivals have small depths: the greatest depth of so many events is taken. */
    private static final int NEWEST = 20;

    @Inject
    EventStore events;

    /** The filter is applied before the limit, visibility after it. */
    public Page read(RoomHead room, View view, PageRequest request) {
        List<StoredEvent> found = new ArrayList<>();
        Cursor at = request.from();
        boolean more = true;
        int chunkSize = Math.min(MOST_CHUNK, Math.max(LEAST_CHUNK, request.limit() + 1));
        for (int read = 0; more && found.size() < request.limit() && read < MOST_READ; read += chunkSize) {
            List<StoredEvent> chunk = chunk(room, request.direction(), at, chunkSize);
            int taken = take(chunk, request, found);
            if (taken > 0) at = request.direction().behind(chunk.get(taken - 1));
            boolean stopped = taken < chunk.size() && found.size() < request.limit();
            more = !stopped && (taken < chunk.size() || chunk.size() == chunkSize);
        }
        return new Page(view.shown(found), request.from(), more ? Optional.of(at) : Optional.empty(), at);
    }

    /**
     * Of a token as clients have it: {@link Cursor#toString()}, or one of sync, {@code s} and a position first.
     *
     * @throws MatrixException {@code M_INVALID_PARAM}
     */
    public Cursor cursor(RoomHead room, String token) {
        var sync = SYNC_TOKEN.matcher(token);
        return sync.lookingAt() ? at(room, new Position(Long.parseLong(sync.group(1)))) : Cursor.parse(token);
    }

    /** Where the room's history stood when the journal was at a position: a sync token as a place in the room. */
    public Cursor at(RoomHead room, Position position) {
        return events.stream(room.nid(), 0, position.value(), NEWEST).stream()
                .map(Cursor::after)
                .max(Cursor::compareTo)
                .orElse(Cursor.START);
    }

    private List<StoredEvent> chunk(RoomHead room, Direction direction, Cursor at, int size) {
        return direction == Direction.BACKWARDS
                ? events.backwards(room.nid(), at.place(), size)
                : events.forwards(room.nid(), at.place(), size);
    }

    /** @return how many of the chunk were dealt with: not all if the limit or the end of what is asked is reached */
    private static int take(List<StoredEvent> chunk, PageRequest request, List<StoredEvent> found) {
        Set<Long> wanted =
                request.filter().apply(chunk).stream().map(StoredEvent::nid).collect(Collectors.toSet());
        int taken = 0;
        for (StoredEvent event : chunk) {
            if (found.size() == request.limit() || request.isBeyond(event)) break;
            if (wanted.contains(event.nid())) found.add(event);
            taken++;
        }
        return taken;
    }
}
