package org.enishi.sync.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.filter.EventFilter;
import org.enishi.filter.Filter;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.View;

/** Reads a range of a room and renders what it finds as one reader, or every member, sees it. */
@Dependent
public class Rendering {
    @Inject
    TimelineReading timelines;

    @Inject
    StateReading states;

    @Inject
    EventStore events;

    @Inject
    ClientEvents form;

    RoomDelta render(RoomRange range, Wish wish, View view) {
        Timeline timeline = timelines.read(range, wish.filter().room().timeline(), view);
        StateReading.Result state = states.read(range, timeline, wish);
        List<StoredEvent> told =
                find(state.told().values(), range, wish.filter().room().state());
        return new RoomDelta(
                render(timeline.events(), wish.filter(), view),
                timeline.limited(),
                timeline.start(),
                render(told, wish.filter(), view),
                senders(timeline),
                members(told, timeline),
                memberEvents(told, wish.stateAfter() ? List.of() : timeline.events()),
                memberState(range, timeline, wish),
                range.full() || state.summaryChanged());
    }

    /** Events in the form that the filter asks for. */
    List<byte[]> render(List<StoredEvent> shown, Filter filter, View view) {
        if (shown.isEmpty()) return List.of();
        if (filter.federationFormat())
            return shown.stream().map(each -> view.seen(each).bytes()).toList();
        List<byte[]> rendered = form.render(shown, view, ClientEvents.Form.WITHOUT_ROOM);
        return filter.fields()
                .map(fields -> rendered.stream()
                        .map(event -> Json.bytes(fields.of(Json.readStored(event))))
                        .toList())
                .orElse(rendered);
    }

    /** Those of these events that the filter takes. */
    List<StoredEvent> find(Collection<EventId> ids, RoomRange range, EventFilter filter) {
        if (ids.isEmpty() || !filter.takes(range.room().id())) return List.of();
        return form.told(events.find(ids).values()).stream()
                .filter(stored -> filter.test(stored.event()))
                .toList();
    }

    private static StateRoot memberState(RoomRange range, Timeline timeline, Wish wish) {
        StateRoot end = range.last().state();
        if (wish.stateAfter() || timeline.events().isEmpty()) return end;
        return Optional.ofNullable(timeline.events().get(0).before()).orElse(end);
    }

    private static Set<UserId> senders(Timeline timeline) {
        Set<UserId> senders = new HashSet<>();
        timeline.events().forEach(stored -> senders.add(stored.event().sender()));
        return senders;
    }

    private static Map<UserId, EventId> members(List<StoredEvent> state, Timeline timeline) {
        Map<UserId, EventId> members = new HashMap<>();
        state.forEach(stored -> note(stored, members));
        timeline.events().forEach(stored -> note(stored, members));
        return members;
    }

    private static Set<EventId> memberEvents(List<StoredEvent> state, List<StoredEvent> timeline) {
        return Stream.concat(state.stream(), timeline.stream())
                .map(StoredEvent::event)
                .filter(event -> event.is(EventType.MEMBER))
                .map(Event::id)
                .collect(Collectors.toSet());
    }

    private static void note(StoredEvent stored, Map<UserId, EventId> members) {
        if (!stored.event().is(EventType.MEMBER)) return;
        stored.event()
                .stateKeyText()
                .filter(UserId::isWellFormed)
                .ifPresent(user -> members.put(new UserId(user), stored.event().id()));
    }
}
