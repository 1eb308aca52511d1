package org.enishi.journal.draft;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.ClientTransaction;
import org.enishi.journal.JournalKind;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Outcome;
import org.enishi.journal.Pen;
import org.enishi.journal.Position;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.journal.draft.Recording.Audience;
import org.enishi.journal.endorsement.Endorsements;
import org.enishi.store.event.Sending;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.journal.JournalRow;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/** The pen of one draft: it writes on the draft's sheet. */
public final class SheetPen implements Pen {
    private final View view;

    /** @param endorsements of the draft */
    public SheetPen(Desk desk, Sheet sheet, Endorsements endorsements) {
        this.view = new View(desk, sheet, endorsements);
    }

    @Override
    public RoomHead room(RoomId room) {
        return findRoom(room).orElseThrow(() -> Rooms.unknown(room));
    }

    @Override
    public Optional<RoomHead> findRoom(RoomId room) {
        return view.room(room);
    }

    @Override
    public RoomState state(RoomId room) {
        return findRoom(room).map(head -> view.state(head.state())).orElse(RoomState.EMPTY);
    }

    @Override
    public Optional<EventId> madeBy(ClientTransaction transaction) {
        Sending sending = sending(transaction);
        EventId mine = view.sheet().madeBy(sending);
        if (mine != null || view.sheet().isUnseen(sending)) return Optional.ofNullable(mine);
        Map<Sending, EventId> stored = view.desk().stores().eventWriter().sentBy(Set.of(sending));
        return Optional.ofNullable(stored.get(sending));
    }

    @Override
    public void remember(ClientTransaction transaction, EventId event) {
        Sending sending = sending(transaction);
        view.sheet().transactions.put(sending, event);
        StoredEvent written = view.sheet().events.get(event);
        if (written != null && view.sheet().newEvents.contains(event))
            view.sheet().events.put(event, sentBy(written, sending));
    }

    @Override
    public RoomHead createRoom(RoomVersion version, UserId creator, JsonObject content) {
        return new Founding(view).create(version, creator, content);
    }

    @Override
    public Event append(NewEvent event) {
        return new Appending(view).append(room(event.room()), event);
    }

    @Override
    public void tell(RoomId room, UserId sender, JsonObject content) {
        new Appending(view).tell(room(room), NewEvent.message(room, sender, EventType.MESSAGE, content));
    }

    @Override
    public Event appendBuilt(Event event) {
        return new Appending(view).take(room(event.room()), event);
    }

    @Override
    public Outcome record(Event event) {
        return new Recording(view)
                .record(room(event.room()), event, null, Audience.US)
                .outcome();
    }

    @Override
    public Outcome record(Event event, List<EventId> stateBefore) {
        return new Recording(view)
                .record(room(event.room()), event, stateBefore, Audience.US)
                .outcome();
    }

    @Override
    public Outcome admit(Event event) {
        return new Recording(view)
                .record(room(event.room()), event, null, Audience.OTHERS)
                .outcome();
    }

    @Override
    public Outcome backfill(Event event, @Nullable List<EventId> stateBefore) {
        return new Recording(view).backfill(room(event.room()), event, stateBefore);
    }

    @Override
    public RoomHead importRoom(RoomId room, RoomVersion version, List<EventId> state, Event last) {
        boolean here =
                findRoom(room).filter(head -> head.members().joinedLocal() > 0).isPresent();
        if (!here) {
            StateRoot before = view.editor().put(StateRoot.EMPTY, view.named(state));
            return new Entering(view).enter(version, before, last);
        }
        new Recording(view).record(room(room), last, state, Audience.US);
        return room(room);
    }

    @Override
    public void importPart(StateRoot state, Event last, ServerName helper, Collection<ServerName> servers) {
        boolean here = findRoom(last.room())
                .filter(head -> head.members().joinedLocal() > 0)
                .isPresent();
        if (here) throw new MatrixException(ErrorCode.M_UNKNOWN, 503, "Somebody else has just entered. Try again");
        RoomHead entered = new Entering(view).enter(last.version(), state, last);
        new Completing(view).begin(entered, last.id(), helper, servers);
    }

    @Override
    public boolean complete(RoomId room, StateRoot before) {
        RoomHead head = room(room);
        if (head.isPartial()) new Completing(view).complete(head, before);
        return head.isPartial();
    }

    @Override
    public void abandon(RoomId room) {
        RoomHead head = room(room);
        if (head.isPartial() && head.members().joinedLocal() == 0) new Completing(view).abandon(head);
    }

    @Override
    public void relate(Event membership, List<JsonObject> stripped) {
        new Entering(view).relate(membership, stripped);
    }

    @Override
    public void forget(RoomId room, UserId user) {
        RoomHead head = room(room);
        findMember(head.nid(), user).ifPresent(member -> {
            new Memberships(view).put(forgotten(member));
            note(JournalKind.FORGET, head.nid(), member.account());
        });
    }

    @Override
    public Position note(JournalKind kind, @Nullable Long room, @Nullable Long account) {
        long position = view.sheet().nextPosition();
        view.sheet().journal.add(new JournalRow(position, kind.code(), room, account, null, null));
        return new Position(position);
    }

    private Optional<RoomMember> findMember(long room, UserId user) {
        Optional<RoomMember> mine = view.sheet().member(room, user);
        return mine != null ? mine : view.desk().stores().members().find(room, user);
    }

    private static RoomMember forgotten(RoomMember old) {
        return new RoomMember(
                old.roomNid(),
                old.room(),
                old.user(),
                old.account(),
                old.membership(),
                old.event(),
                old.position(),
                old.since(),
                true);
    }

    private static StoredEvent sentBy(StoredEvent event, Sending sending) {
        return new StoredEvent(
                event.nid(),
                event.roomNid(),
                event.event(),
                event.status(),
                event.position(),
                event.before(),
                event.after(),
                event.redactedBy(),
                sending);
    }

    public static Sending sending(ClientTransaction transaction) {
        return Sending.of(
                transaction.device(), transaction.endpoint(), transaction.id().value());
    }
}
