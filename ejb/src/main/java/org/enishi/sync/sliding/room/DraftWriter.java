package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.json.JsonOut;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.sync.SyncStore;
import org.enishi.sync.room.Prefetched;
import org.enishi.sync.room.RoomRange;
import org.enishi.sync.room.Summary;
import org.enishi.sync.room.Timeline;
import org.enishi.sync.sliding.connection.SentRoom;
import org.enishi.sync.unread.Unread;
import org.enishi.timeline.ClientEvents;
import org.jspecify.annotations.Nullable;

/** Reads for many rooms together what telling them needs, and writes each room's entry. */
@Dependent
public class DraftWriter {
    private static final int MOST_MEMBERS = 100;

    @Inject
    SyncStore store;

    @Inject
    EventStore events;

    @Inject
    ClientEvents form;

    @Inject
    RoomNames names;

    /** So that the timelines of rooms told from their start cost no query each. */
    List<Place> prefetched(List<Place> places) {
        List<Place> whole = places.stream()
                .filter(place -> place.range().after() == 0 && place.wish().timelineLimit() > 0)
                .toList();
        if (whole.size() < 2) return places;
        int limit = whole.stream()
                .mapToInt(place -> place.wish().timelineLimit())
                .max()
                .orElse(0);
        long upTo = whole.stream()
                .mapToLong(place -> place.range().last().position())
                .max()
                .orElse(0);
        List<Long> rooms =
                whole.stream().map(place -> place.range().room().nid()).toList();
        Map<Long, List<Long>> newest = store.newest(rooms, 0, upTo, limit + 1);
        List<Long> all = newest.values().stream().flatMap(List::stream).toList();
        Set<Long> behindGaps = store.behindGaps(rooms, all);
        events.byNid(all);
        return places.stream()
                .map(place -> whole.contains(place) ? with(place, limit, newest, behindGaps) : place)
                .toList();
    }

    /** What was read serves only a room for which exactly so much is wanted, and of which nothing came meanwhile. */
    private static Place with(Place place, int limit, Map<Long, List<Long>> newest, Set<Long> behindGaps) {
        RoomRange range = place.range();
        List<Long> own = newest.getOrDefault(range.room().nid(), List.of());
        boolean fits = place.wish().timelineLimit() == limit
                && !own.isEmpty()
                && own.get(0) == range.last().event();
        if (!fits) return place;
        return place.with(new Prefetched(own, behindGaps));
    }

    /** @param summary absent if it has not changed */
    ToldRoom write(Asked asked, Draft draft, @Nullable Summary summary, Unread.Counts unread) {
        Place place = draft.place();
        RoomHead room = place.range().room();
        JsonOut out = new JsonOut().open();
        if (place.isFresh()) out.key("initial").flag(true);
        out.key("membership").text(Membership.JOIN.value());
        out.key("bump_stamp").number(place.bump());
        out.key("notification_count").number(unread.notifications());
        out.key("highlight_count").number(unread.highlights());
        if (summary != null) {
            if (place.isDirectNews()) out.key("is_dm").flag(place.direct());
            names.write(draft, summary, out);
        }
        writeState(draft, out);
        draft.timeline().ifPresent(timeline -> writeTimeline(asked, draft, timeline, out));
        return new ToldRoom(room.nid(), room.id(), out.close().bytes(), sent(draft));
    }

    private void writeState(Draft draft, JsonOut out) {
        List<EventId> ids = new ArrayList<>(draft.state().values());
        ids.addAll(draft.members().values());
        if (ids.isEmpty()) return;
        List<StoredEvent> found = List.copyOf(events.find(ids).values());
        out.key("required_state").array(form.renderState(found, draft.view(), ClientEvents.Form.WITHOUT_ROOM));
    }

    private void writeTimeline(Asked asked, Draft draft, Timeline timeline, JsonOut out) {
        Place place = draft.place();
        out.key("timeline").array(form.render(timeline.events(), draft.view(), ClientEvents.Form.WITHOUT_ROOM));
        out.key("prev_batch").text(timeline.start());
        out.key("limited").flag(timeline.limited());
        if (place.isExpanded())
            out.key("expanded_timeline")
                    .flag(true)
                    .key("unstable_expanded_timeline")
                    .flag(true);
        out.key("num_live").number(live(asked, timeline));
    }

    /** How many came after what the client was told before: only these are worth a notification. */
    private static long live(Asked asked, Timeline timeline) {
        if (asked.base().isBlank()) return 0;
        return timeline.events().stream()
                .filter(event -> event.position() > asked.base().position())
                .count();
    }

    private static SentRoom sent(Draft draft) {
        Place place = draft.place();
        Map<UserId, EventId> members = new HashMap<>(draft.members());
        SentRoom before = place.sent();
        if (before != null && before.members().size() + members.size() <= MOST_MEMBERS)
            before.members().forEach(members::putIfAbsent);
        return new SentRoom(
                Membership.JOIN,
                place.range().last().position(),
                place.range().last().state(),
                place.wholeWish(),
                members,
                place.direct());
    }
}
