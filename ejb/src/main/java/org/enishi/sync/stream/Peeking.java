package org.enishi.sync.stream;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Spliced;
import org.enishi.security.Caller;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.ClientEvents.Form;
import org.enishi.timeline.Direction;
import org.enishi.timeline.Page;
import org.enishi.timeline.PageRequest;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stays;
import org.enishi.timeline.SyncToken;
import org.enishi.timeline.TimelineReader;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;

/**
 * Follows a room that the user is not in, where everybody may read.
 *
 * <p>DEVIATION: it does not wait for something to happen. Only rooms that a user is in wake anybody.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-previews">Matrix v1.19, "Room Previews"</a>
 */
@Dependent
public class Peeking {
    private static final int MOST_EVENTS = 100;

    @Inject
    Rooms rooms;

    @Inject
    Stays stays;

    @Inject
    TimelineReader timeline;

    @Inject
    Visibility visibility;

    @Inject
    ClientEvents form;

    /** Empty for a member, who has no need to peek. @throws MatrixException {@code M_FORBIDDEN}, {@code M_INVALID_PARAM} */
    Optional<byte[]> read(Caller caller, RoomId id, Optional<String> from) {
        boolean isIn = rooms.membership(id, caller.user())
                .filter(Membership.JOIN::equals)
                .isPresent();
        if (isIn) return Optional.empty();
        RoomHead room = rooms.find(id)
                .filter(stays::isWorldReadable)
                .orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
        String now = new SyncToken(room.last()).toString();
        return Optional.of(
                from.map(token -> after(token, caller, room, now)).orElseGet(() -> answer(now, now, List.of())));
    }

    private byte[] after(String token, Caller caller, RoomHead room, String now) {
        View view = visibility.of(room, new Reader(caller.user(), caller.deviceNid()));
        var request = new PageRequest(
                Direction.FORWARDS,
                timeline.cursor(room, token),
                Optional.empty(),
                MOST_EVENTS,
                UnaryOperator.identity());
        Page page = timeline.read(room, view, request);
        return answer(
                token, page.end().map(Object::toString).orElse(now), form.render(page.events(), view, Form.WITH_ROOM));
    }

    private static byte[] answer(String start, String end, List<byte[]> chunk) {
        return Spliced.object()
                .member("start", start)
                .member("end", end)
                .member("chunk", chunk)
                .bytes();
    }
}
