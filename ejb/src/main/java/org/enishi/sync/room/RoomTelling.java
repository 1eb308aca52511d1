package org.enishi.sync.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.enishi.filter.EventFilter;
import org.enishi.journal.RoomHead;
import org.enishi.json.JsonOut;
import org.enishi.security.Caller;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.sync.RoomStep;
import org.enishi.timeline.Cursor;
import org.enishi.timeline.Reader;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;
import org.jspecify.annotations.Nullable;

/** Puts together what one reader is told of one room. */
@Dependent
public class RoomTelling {
    @Inject
    RoomDeltas deltas;

    @Inject
    LazyMembers lazyMembers;

    @Inject
    Rendering rendering;

    @Inject
    Visibility visibility;

    /**
     * What one reader is told of a room.
     *
     * @param members rendered member events that are loaded lazily
     * @param summary absent if it has not changed
     */
    public record Told(
            RoomRange range,
            Reader reader,
            RoomDelta delta,
            List<byte[]> members,
            @Nullable Summary summary) {
        public boolean isEmpty() {
            return delta.isEmpty() && members.isEmpty() && !range.full();
        }

        public boolean needsSummary() {
            return delta.summaryChanged();
        }
    }

    /**
     * @param since the position of the last answer that the device has seen
     * @param now the position of this one
     */
    public record Seen(long since, long now) {}

    public static Reader reader(Caller caller) {
        return new Reader(caller.user(), caller.deviceNid());
    }

    /** Without members that are loaded lazily, and without a summary. */
    public Told of(RoomRange range, Wish wish, Reader reader, boolean steady) {
        return new Told(range, reader, deltas.of(range, wish, reader, steady), List.of(), null);
    }

    /** For somebody who is not in the room any more; with members that are loaded lazily. */
    public Told ofFormer(RoomRange range, Wish wish, Reader reader, Seen seen) {
        View view = visibility.of(range.room(), reader);
        RoomDelta delta = rendering.render(range, wish, view);
        var asked = new LazyMembers.Question(range, wish, delta, view, seen.since(), seen.now(), List.of());
        return new Told(range, reader, delta, lazyMembers.of(asked), null);
    }

    /** For somebody who was invited, or knocked, and is so no more: nothing but the event that says so. */
    public Told ofRefusal(RoomHead room, StoredEvent leave, Wish wish, Reader reader) {
        EventFilter filter = wish.filter().room().timeline();
        boolean wanted = filter.takes(room.id()) && filter.test(leave.event());
        List<StoredEvent> shown = wanted ? List.of(leave) : List.of();
        RoomDelta delta = new RoomDelta(
                rendering.render(shown, wish.filter(), visibility.of(room, reader)),
                false,
                Cursor.before(leave).toString(),
                List.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                room.state(),
                false);
        var range = new RoomRange(room, leave.position(), room.state(), RoomStep.none(room.nid()));
        return new Told(range, reader, delta, List.of(), null);
    }

    public Told complete(Told told, Wish wish, @Nullable Summary summary, Seen seen) {
        if (!wish.lazyMembers()) return new Told(told.range(), told.reader(), told.delta(), List.of(), summary);
        var asked = new LazyMembers.Question(
                told.range(),
                wish,
                told.delta(),
                visibility.ofMember(told.reader()),
                seen.since(),
                seen.now(),
                summary == null ? List.of() : summary.heroes());
        return new Told(told.range(), told.reader(), told.delta(), lazyMembers.of(asked), summary);
    }

    /** Writes the room's entry under {@code join} or {@code leave}. @param rest writes what is told of the room beside its events */
    public void write(Told told, Wish wish, Consumer<JsonOut> rest, JsonOut out) {
        RoomDelta delta = told.delta();
        out.anyKey(told.range().room().id().value()).open();
        if (told.summary() != null) told.summary().write(out);
        List<byte[]> state = new ArrayList<>(delta.state());
        state.addAll(told.members());
        out.events(wish.stateAfter() ? "state_after" : "state", state);
        out.key("timeline").open().key("events").array(delta.timeline());
        out.key("limited")
                .flag(delta.limited())
                .key("prev_batch")
                .text(delta.start())
                .close();
        rest.accept(out);
        out.close();
    }
}
