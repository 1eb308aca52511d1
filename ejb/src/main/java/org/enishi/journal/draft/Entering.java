package org.enishi.journal.draft;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Position;
import org.enishi.journal.RoomHead;
import org.enishi.journal.draft.Placing.Judged;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.journal.JournalRow;
import org.enishi.store.state.StateRoot;

/** Rooms that live elsewhere: how our users come to have to do with them, and how this server comes into them. */
final class Entering {
    private final View view;
    private final Placing placing;

    Entering(View view) {
        this.view = view;
        this.placing = new Placing(view);
    }

    /** A room of which nothing is known yet. */
    RoomHead unborn(RoomId room, RoomVersion version, ServerName host) {
        long nid = view.desk().stores().rooms().newNid();
        var head = new RoomHead(
                nid, room, host, version, StateRoot.EMPTY, List.of(), 0, Position.START, RoomHead.Members.NONE, 0);
        view.sheet().newRooms.add(room);
        view.sheet().heads.put(room, head);
        return head;
    }

    /** @param before the state before the event at which we enter */
    RoomHead enter(RoomVersion version, StateRoot before, Event last) {
        RoomId room = last.room();
        ServerName host = view.states()
                .get(before, StateKey.CREATE)
                .flatMap(view::event)
                .map(create -> create.event().sender().server())
                .orElseThrow(() -> new IllegalArgumentException("the state of " + room + " has no create event"));
        RoomHead old = view.room(room).orElseGet(() -> unborn(room, version, host));
        if (old.isPartial()) new Completing(view).abandon(old);
        StoredEvent known = view.event(last.id()).orElse(null);
        StoredEvent entered = placing.accept(new Judged(left(old, version, host), last, before, true, known));
        new Recording(view).arrive(entered);
        if (!old.extremities().isEmpty())
            placing.redactBelatedly(old, view.states().all(before).values());
        last.stateKeyText().filter(UserId::isWellFormed).ifPresent(user -> dropStripped(old, new UserId(user)));
        return view.room(room).orElseThrow();
    }

    void relate(Event membership, List<JsonObject> stripped) {
        UserId user = membership.stateKeyText().map(UserId::new).orElseThrow();
        RoomHead head = view.room(membership.room())
                .orElseGet(() -> unborn(membership.room(), membership.version(), host(membership, stripped)));
        if (head.members().joinedLocal() > 0) return;
        StoredEvent stored = view.event(membership.id()).orElseGet(() -> outlier(head, membership));
        long position = view.sheet().nextPosition();
        Long account = new Memberships(view).relate(head, stored, user, position);
        view.sheet()
                .journal
                .add(new JournalRow(position, JournalKind.MEMBERSHIP.code(), head.nid(), account, stored.nid(), null));
        if (stripped.isEmpty()) dropStripped(head, user);
        else keepStripped(head, user, stripped);
    }

    /**
     * What we held as the room's ends is past: only where the state differs now matters. The version was hearsay, if an
     * invitation told it.
     */
    private static RoomHead left(RoomHead old, RoomVersion version, ServerName host) {
        return new RoomHead(
                old.nid(), old.id(), host, version, old.state(), List.of(), old.depth(), old.last(), old.members(), 0);
    }

    private StoredEvent outlier(RoomHead head, Event event) {
        long nid = view.desk().stores().eventWriter().newNid();
        var stored = new StoredEvent(nid, head.nid(), event, EventStatus.OUTLIER, 0, null, null, null, null);
        view.sheet().putNew(stored);
        return stored;
    }

    private void keepStripped(RoomHead head, UserId user, List<JsonObject> stripped) {
        var writer = view.desk().stores().memberWriter();
        view.sheet().others.add(() -> writer.keepStripped(head.nid(), user, stripped));
    }

    private void dropStripped(RoomHead head, UserId user) {
        var writer = view.desk().stores().memberWriter();
        view.sheet().others.add(() -> writer.dropStripped(head.nid(), user));
    }

    /** The creator's server, if the stripped state tells it. */
    private static ServerName host(Event membership, List<JsonObject> stripped) {
        return stripped.stream()
                .filter(event -> event.getString("type", "").equals("m.room.create"))
                .map(event -> event.getString("sender", ""))
                .filter(UserId::isWellFormed)
                .map(sender -> new UserId(sender).server())
                .findFirst()
                .orElse(membership.sender().server());
    }
}
