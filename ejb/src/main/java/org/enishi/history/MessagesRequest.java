package org.enishi.history;

import java.util.Optional;
import org.enishi.filter.EventFilter;
import org.enishi.id.RoomId;
import org.enishi.timeline.Direction;

/**
 * A page that a client asks for.
 *
 * @param from token of sync or messages; absent for the end, or the beginning, of what the reader may see
 * @param to where to stop at the latest
 * @param limit how many events at most, above 0
 */
public record MessagesRequest(
        RoomId room, Direction direction, Optional<String> from, Optional<String> to, int limit, EventFilter filter) {}
