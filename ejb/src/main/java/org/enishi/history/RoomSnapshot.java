package org.enishi.history;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Spliced;
import org.enishi.security.Caller;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.ClientEvents.Form;
import org.enishi.timeline.Cursor;
import org.enishi.timeline.Page;
import org.enishi.timeline.PageRequest;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stay;
import org.enishi.timeline.Stays;
import org.enishi.timeline.SyncToken;
import org.enishi.timeline.View;

/**
 * A room and its last messages in one answer, also for those who only look in where all may read.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidinitialsync">Matrix v1.19,
 *     "GET rooms/{roomId}/initialSync"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoomSnapshot {
    /** The memberships that the answer has a word for. */
    private static final Set<Membership> TOLD =
            Set.of(Membership.INVITE, Membership.JOIN, Membership.LEAVE, Membership.BAN);

    @Inject
    Rooms rooms;

    @Inject
    Stays stays;

    @Inject
    DeepReader reader;

    @Inject
    ClientEvents form;

    @Inject
    RoomBelongings belongings;

    /** @throws MatrixException {@code M_FORBIDDEN} to those who never were in the room, unless all may read it */
    public byte[] of(Caller caller, RoomId id, int limit) {
        RoomHead room = rooms.find(id).orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
        Stay stay = stays.of(room, caller.user());
        List<StoredEvent> state = rooms.events(stays.readableState(room, stay));
        View view = reader.view(new Reader(caller.user(), caller.deviceNid()), stay);
        var answer = Spliced.object()
                .member("room_id", id.value())
                .member("messages", messages(view, room, stay, limit))
                .member("state", form.renderState(state, view, Form.WITH_ROOM));
        stay.now().filter(TOLD::contains).ifPresent(now -> answer.member("membership", now.value()));
        belongings.write(caller, room, answer);
        return answer.bytes();
    }

    private byte[] messages(View view, RoomHead room, Stay stay, int limit) {
        Optional<Cursor> left =
                stays.isWorldReadable(room) ? Optional.empty() : stay.end().map(Cursor::after);
        Page page = reader.read(room, view, PageRequest.backwards(left.orElse(Cursor.END), limit));
        List<StoredEvent> chunk = new ArrayList<>(page.events());
        Collections.reverse(chunk);
        var messages = Spliced.object()
                .member("chunk", form.render(chunk, view, Form.WITH_ROOM))
                .member("end", left.map(Cursor::toString).orElseGet(() -> new SyncToken(room.last()).toString()));
        page.end().ifPresent(earlier -> messages.member("start", earlier.toString()));
        return messages.bytes();
    }
}
