package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.filter.EventFilter;
import org.enishi.json.Json;
import org.enishi.sync.room.RoomTelling;
import org.enishi.sync.room.Summary;
import org.enishi.sync.room.Timeline;
import org.enishi.sync.room.TimelineReading;
import org.enishi.sync.sliding.list.Candidate;
import org.enishi.sync.sliding.wish.RoomWish;
import org.enishi.sync.unread.Unread;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;

/** Tells of rooms that the user is in. */
@Dependent
public class JoinedTelling {
    @Inject
    Visibility visibility;

    @Inject
    TimelineReading timelines;

    @Inject
    StateChoice states;

    @Inject
    RoomCounts counts;

    @Inject
    DraftWriter writer;

    /** Of those rooms of which there is something to tell, what. */
    public List<ToldRoom> tell(Asked asked, Map<Candidate, RoomWish> wanted) {
        List<Place> places = new ArrayList<>();
        Set<Long> read = counts.readFurther(asked);
        wanted.forEach((room, wish) -> {
            Place place = Place.of(asked, room, wish);
            if (place.isNews() || read.contains(room.nid())) places.add(place);
        });
        List<Draft> drafts = writer.prefetched(places).stream()
                .map(place -> draft(asked, place))
                .toList();
        Map<Long, Summary> summed = counts.summaries(asked, drafts);
        Map<Long, Unread> unread = counts.unread(asked, drafts);
        return drafts.stream()
                .map(draft -> writer.write(
                        asked,
                        draft,
                        summed.get(draft.nid()),
                        unread.getOrDefault(draft.nid(), Unread.NOTHING).total()))
                .toList();
    }

    private Draft draft(Asked asked, Place place) {
        View view = visibility.ofMember(RoomTelling.reader(asked.caller()));
        int limit = place.wish().timelineLimit();
        Optional<Timeline> timeline =
                limit == 0 ? Optional.empty() : Optional.of(timelines.read(place.range(), newest(limit), view));
        StateChoice.Chosen state = states.choose(place);
        var members = timeline.map(shown -> states.members(place, shown, state.events()))
                .orElse(Map.of());
        return new Draft(place, view, timeline, state.events(), members, state.renamed() || place.isDirectNews());
    }

    private static EventFilter newest(int limit) {
        return EventFilter.of(Json.object().add("limit", limit).build());
    }
}
