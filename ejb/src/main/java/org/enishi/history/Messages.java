package org.enishi.history;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.filter.Sieves;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Spliced;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.ClientEvents.Form;
import org.enishi.timeline.Cursor;
import org.enishi.timeline.Direction;
import org.enishi.timeline.Page;
import org.enishi.timeline.PageRequest;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stay;
import org.enishi.timeline.Stays;
import org.enishi.timeline.View;

/**
 * Pages of a room's history.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidmessages">Matrix v1.19, "GET
 *     rooms/{roomId}/messages"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Messages {
    @Inject
    Rooms rooms;

    @Inject
    Stays stays;

    @Inject
    DeepReader reader;

    @Inject
    SendersState senders;

    @Inject
    ClientEvents form;

    @Inject
    Sieves sieves;

    /**
     * May ask other servers for history that is missing here.
     *
     * @return {@code chunk}, {@code start}, {@code end} unless nothing further can be read, {@code state} if members are
     *     loaded lazily
     * @throws MatrixException {@code M_FORBIDDEN} to those who never were in the room; {@code M_INVALID_PARAM} for a token;
     *     502 where only servers that do not answer have more
     */
    public byte[] read(Reader who, MessagesRequest wanted) {
        RoomHead room =
                rooms.find(wanted.room()).orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
        Stay stay = stays.of(room, who.user());
        stays.readableState(room, stay);
        View view = reader.view(who, stay);
        Page page = reader.read(room, view, pageRequest(room, stay, wanted));
        if (page.isStuck())
            throw new MatrixException(
                    ErrorCode.M_UNKNOWN,
                    502,
                    "The servers that have what was said before do not answer. Try again later");
        List<StoredEvent> shown = wanted.filter().takes(room.id()) ? page.events() : List.of();
        var answer = Spliced.object()
                .member("chunk", form.render(shown, view, Form.WITH_ROOM))
                .member("start", page.start().toString());
        page.end().ifPresent(end -> answer.member("end", end.toString()));
        if (wanted.filter().lazyLoadsMembers())
            answer.member("state", form.renderState(senders.of(shown), view, Form.WITH_ROOM));
        return answer.bytes();
    }

    private PageRequest pageRequest(RoomHead room, Stay stay, MessagesRequest wanted) {
        return new PageRequest(
                wanted.direction(),
                wanted.from().map(token -> reader.cursor(room, token)).orElseGet(() -> from(room, stay, wanted)),
                wanted.to().map(token -> reader.cursor(room, token)),
                wanted.limit(),
                sieves.of(wanted.filter()));
    }

    /** Whoever has left begins with the leave. */
    private Cursor from(RoomHead room, Stay stay, MessagesRequest wanted) {
        if (wanted.direction() == Direction.FORWARDS) return Cursor.START;
        if (stay.end().isEmpty() || stays.isWorldReadable(room)) return Cursor.END;
        return Cursor.after(stay.end().get());
    }
}
