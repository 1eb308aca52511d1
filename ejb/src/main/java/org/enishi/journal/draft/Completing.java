package org.enishi.journal.draft;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.journal.JournalKind;
import org.enishi.journal.NewEvent;
import org.enishi.journal.RoomHead;
import org.enishi.journal.draft.Placing.Judged;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.PartialRoom;
import org.enishi.store.room.PartialRoomStore;
import org.enishi.store.state.StateRoot;

/**
 * Rooms that a user of ours has entered before their members are known here. When they are, what came meanwhile is judged
 * again in the order in which it came, as if they had been known from the beginning.
 */
final class Completing {
    private static final EventType ALL_KNOWN = new EventType("org.enishi.members_known");
    /** The node that has entered asks at once; another one does if it has ended. */
    private static final long HEADSTART_MILLIS = 60_000;

    private final View view;
    private final Placing placing;
    private final Recording recording;

    Completing(View view) {
        this.view = view;
        this.placing = new Placing(view);
        this.recording = new Recording(view);
    }

    /** @param servers in the room before the join; events go to them although their users are not known */
    void begin(RoomHead entered, EventId join, ServerName helper, Collection<ServerName> servers) {
        List<ServerName> others = servers.stream()
                .filter(server -> !server.equals(view.desk().own()))
                .distinct()
                .toList();
        count(entered, others, 1);
        view.sheet().heads.put(entered.id(), entered.whole(RoomHead.NOT_YET));
        var partial = new PartialRoom(entered.nid(), join, helper, others, 0);
        long due = view.desk().clock().millis() + HEADSTART_MILLIS;
        view.sheet().others.add(() -> store().insert(partial, due));
    }

    /** Nobody of ours is in it any more, or it is entered anew. */
    void abandon(RoomHead head) {
        count(head, partial(head).servers(), -1);
        view.sheet().heads.put(head.id(), head.whole(0));
        view.sheet().others.add(() -> store().remove(head.nid()));
    }

    /** @param before the state before our join */
    void complete(RoomHead head, StateRoot before) {
        PartialRoom partial = partial(head);
        StoredEvent join = view.event(partial.join()).orElseThrow();
        count(head, partial.servers(), -1);
        RoomHead running = start(head, changed(head, join, join.status(), before));
        for (PartialRoom.Recorded each : recorded(head)) running = again(running, each);
        var unseen = NewEvent.message(head.id(), join.event().sender(), ALL_KNOWN, JsonValue.EMPTY_JSON_OBJECT);
        placing.step(head, running, new Appending(view).unseen(running, unseen));
        view.sheet().others.add(() -> store().remove(head.nid()));
    }

    private static RoomHead start(RoomHead head, StoredEvent join) {
        return new RoomHead(
                head.nid(),
                head.id(),
                head.host(),
                head.version(),
                Placing.requireState(join),
                List.of(join.event().id()),
                head.depth(),
                head.last(),
                head.members(),
                0);
    }

    private List<PartialRoom.Recorded> recorded(RoomHead head) {
        List<PartialRoom.Recorded> all = new ArrayList<>(store().recorded(head.nid()));
        all.addAll(view.sheet().recorded(head.nid()));
        return all;
    }

    private RoomHead again(RoomHead running, PartialRoom.Recorded recorded) {
        Optional<StoredEvent> found = view.event(recorded.event()).filter(event -> event.before() != null);
        if (found.isEmpty()) return running;
        StoredEvent old = found.get();
        StateRoot before =
                recorded.told() && old.before() != null ? old.before() : recording.before(running, old.event(), null);
        EventStatus status = judge(running, old, before);
        StoredEvent now = changed(running, old, status, before);
        boolean isEnd = now.position() > 0 && !isHidden(status);
        return isEnd ? placing.moved(running, now) : running;
    }

    /** What was refused stays refused; what was taken may not have been allowed. */
    private EventStatus judge(RoomHead running, StoredEvent old, StateRoot before) {
        if (isHidden(old.status())) return old.status();
        var judged = new Judged(running, old.event(), before, false, old);
        if (!recording.judgeByPast(judged).isAllowed()) return EventStatus.REJECTED;
        boolean isHistory = old.position() < 0;
        return isHistory || recording.isAllowedNow(running, old.event()) ? old.status() : EventStatus.SOFT_FAILED;
    }

    private StoredEvent changed(RoomHead head, StoredEvent old, EventStatus status, StateRoot before) {
        Event event = old.event();
        StateRoot after = status == EventStatus.REJECTED ? before : placing.after(before, event);
        var now = new StoredEvent(
                old.nid(),
                old.roomNid(),
                event,
                status,
                old.position(),
                before,
                after,
                old.redactedBy(),
                old.sending());
        view.sheet().events.put(event.id(), now);
        placing.enter(JournalKind.CHANGED, head, null, old.nid());
        if (status != old.status())
            view.sheet().others.add(() -> view.desk().stores().marks().remove(old.roomNid(), old.position()));
        return now;
    }

    private static boolean isHidden(EventStatus status) {
        return status == EventStatus.REJECTED || status == EventStatus.SOFT_FAILED;
    }

    private void count(RoomHead head, Collection<ServerName> servers, int step) {
        Map<ServerName, Integer> counts = new HashMap<>(view.servers(head.nid()));
        servers.forEach(server -> counts.merge(server, step, Integer::sum));
        counts.values().removeIf(count -> count <= 0);
        view.sheet().servers.put(head.nid(), counts);
    }

    private PartialRoom partial(RoomHead head) {
        return store().find(head.nid()).orElseThrow();
    }

    private PartialRoomStore store() {
        return view.desk().stores().partialRooms();
    }
}
