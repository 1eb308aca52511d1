package org.enishi.receipt;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.rules.relation.Threads;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.receipt.ReceiptType;

/**
 * Our users say how far they have read.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Matrix v1.19, "Receipts"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReceiptService {
    @Inject
    Rooms rooms;

    @Inject
    EventStore events;

    @Inject
    Receipts receipts;

    /** @throws MatrixException {@code M_INVALID_PARAM}; {@code M_FORBIDDEN} for who is not in the room */
    @Limited("message")
    public void read(Caller caller, RoomId room, ReadUpTo read) {
        mark(caller, joined(caller, room), List.of(read));
    }

    /**
     * Several at a time.
     *
     * @param body {@code m.fully_read}, {@code m.read}, {@code m.read.private}, as far as they are to be set
     * @throws MatrixException as {@link #read}
     */
    @Limited("message")
    public void markers(Caller caller, RoomId room, JsonObject body) {
        RoomHead head = joined(caller, room);
        List<ReadUpTo> all = new ArrayList<>();
        Stream.of(ReadUpTo.FULLY_READ, ReceiptType.READ.value(), ReceiptType.READ_PRIVATE.value())
                .filter(body::containsKey)
                .forEach(type -> all.add(new ReadUpTo(type, eventId(body, type), Optional.empty())));
        mark(caller, head, all);
    }

    private void mark(Caller caller, RoomHead room, List<ReadUpTo> all) {
        List<Receipts.Reading> readings =
                all.stream().map(read -> reading(room, read)).toList();
        receipts.advance(caller, readings);
    }

    private Receipts.Reading reading(RoomHead room, ReadUpTo read) {
        Optional<ReceiptType> type = ReceiptType.of(read.type());
        if (type.isEmpty() && !read.isFully()) throw MatrixException.invalidParam("There is no such kind of receipt");
        StoredEvent event = events.find(read.event())
                .filter(found -> found.roomNid() == room.nid())
                .orElseThrow(() -> MatrixException.invalidParam("The room has no such event"));
        read.thread().ifPresent(thread -> requireIn(thread, event));
        return new Receipts.Reading(type, event, read.thread().orElse(""));
    }

    private void requireIn(String thread, StoredEvent event) {
        boolean isIn =
                Threads.mayName(thread, event.event(), id -> events.find(id).map(StoredEvent::event));
        if (!isIn) throw MatrixException.invalidParam("The event is not in that thread");
    }

    private RoomHead joined(Caller caller, RoomId room) {
        boolean joined = rooms.membership(room, caller.user())
                .filter(Membership.JOIN::equals)
                .isPresent();
        if (!joined) throw MatrixException.forbidden("You are not in this room");
        return rooms.require(room);
    }

    private static EventId eventId(JsonObject body, String key) {
        boolean isOne = body.get(key) instanceof JsonString text && EventId.isWellFormed(text.getString());
        if (!isOne) throw MatrixException.invalidParam(key + " must be an event ID");
        return new EventId(body.getString(key));
    }
}
