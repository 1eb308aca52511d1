package org.enishi.sync.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.sync.RoomSize;
import org.enishi.store.sync.SyncStore;
import org.enishi.timeline.hearing.Hearing;

/** Sums rooms up, many together. */
@Dependent
public class Summaries {
    private static final int HEROES = 5;
    private static final List<StateKey> NAMES =
            List.of(StateKey.of(EventType.NAME), StateKey.of(EventType.CANONICAL_ALIAS));

    @Inject
    SyncStore store;

    @Inject
    Rooms rooms;

    @Inject
    Hearing hearing;

    /** By surrogate key of the room. @param reader who is never a hero */
    public Map<Long, Summary> of(Collection<RoomRange> ranges, UserId reader) {
        if (ranges.isEmpty()) return Map.of();
        List<Long> nids = ranges.stream().map(range -> range.room().nid()).toList();
        Map<Long, RoomSize> sizes = store.sizes(nids);
        Map<Long, List<UserId>> heroes = heroes(
                ranges.stream()
                        .filter(range -> !isNamed(range))
                        .map(range -> range.room().nid())
                        .toList(),
                reader);
        Map<Long, Summary> summaries = new HashMap<>();
        for (RoomRange range : ranges) {
            long room = range.room().nid();
            List<UserId> shown = hearing.heard(range.room(), heroes.getOrDefault(room, List.of()));
            summaries.put(room, new Summary(shown, sizes.getOrDefault(room, new RoomSize(0, 0))));
        }
        return summaries;
    }

    private Map<Long, List<UserId>> heroes(List<Long> unnamed, UserId reader) {
        if (unnamed.isEmpty()) return Map.of();
        Map<Long, List<UserId>> heroes = new HashMap<>(store.firstMembers(unnamed, reader, HEROES));
        List<Long> deserted =
                unnamed.stream().filter(room -> !heroes.containsKey(room)).toList();
        if (!deserted.isEmpty()) heroes.putAll(store.formerMembers(deserted, reader, HEROES));
        return heroes;
    }

    private boolean isNamed(RoomRange range) {
        Map<StateKey, StoredEvent> names =
                hearing.heard(rooms.events(range.last().state(), NAMES));
        return says(names.get(NAMES.get(0)), "name") || says(names.get(NAMES.get(1)), "alias");
    }

    private static boolean says(@org.jspecify.annotations.Nullable StoredEvent stored, String key) {
        return Optional.ofNullable(stored)
                .map(StoredEvent::event)
                .flatMap((Event event) -> event.contentString(key))
                .filter(text -> !text.isEmpty())
                .isPresent();
    }
}
