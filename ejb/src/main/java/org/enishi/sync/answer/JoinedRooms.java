package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.JsonOut;
import org.enishi.sync.room.Prefetching;
import org.enishi.sync.room.RoomRange;
import org.enishi.sync.room.RoomTelling;
import org.enishi.sync.room.Summaries;
import org.enishi.sync.room.Summary;

/** Tells of the rooms that the user is in. */
@Dependent
public class JoinedRooms {
    private static final int AT_ONCE = 50;

    @Inject
    Prefetching prefetching;

    @Inject
    RoomTelling telling;

    @Inject
    Summaries summaries;

    @Inject
    Asides asides;

    @Inject
    Rooms rooms;

    /** @param data rendered account data by room; what there is beside rooms that are not told of is told as well */
    void write(SyncRequest request, Plan plan, Map<RoomId, List<byte[]>> data, JsonOut out) {
        Map<RoomId, Aside> left = asides.of(request, plan, data);
        for (int from = 0; from < plan.joined().size(); from += AT_ONCE) {
            List<Plan.Joined> some = plan.joined()
                    .subList(from, Math.min(from + AT_ONCE, plan.joined().size()));
            for (RoomTelling.Told told : tell(request, plan, some)) {
                Aside own = left.getOrDefault(told.range().room().id(), Aside.NONE);
                if (told.isEmpty() && own.isEmpty()) continue;
                left.remove(told.range().room().id());
                telling.write(told, request.wish(), own::write, out);
            }
        }
        left.keySet().removeAll(waitedFor(request, plan, left.keySet()));
        left.forEach((room, aside) -> writeAside(room, aside, out));
    }

    /** What there is beside them is told with them. */
    private Set<RoomId> waitedFor(SyncRequest request, Plan plan, Set<RoomId> some) {
        if (some.isEmpty()) return Set.of();
        return rooms.byId(some).values().stream()
                .filter(head -> request.waitsFor(head, plan.upTo()))
                .map(RoomHead::id)
                .collect(Collectors.toSet());
    }

    private List<RoomTelling.Told> tell(SyncRequest request, Plan plan, List<Plan.Joined> some) {
        Map<Long, RoomRange> prefetched = new HashMap<>();
        List<RoomRange> unknown = some.stream()
                .map(Plan.Joined::range)
                .filter(range -> range.after() == 0)
                .toList();
        prefetching
                .prefetch(unknown, request.wish(), request.caller().user())
                .forEach(range -> prefetched.put(range.room().nid(), range));
        List<RoomTelling.Told> all = new ArrayList<>();
        for (Plan.Joined joined : some) {
            RoomRange range = prefetched.getOrDefault(joined.range().room().nid(), joined.range());
            all.add(telling.of(range, request.wish(), RoomTelling.reader(request.caller()), joined.steady()));
        }
        return complete(request, plan, all);
    }

    private List<RoomTelling.Told> complete(SyncRequest request, Plan plan, Collection<RoomTelling.Told> all) {
        Map<Long, Summary> summed = summaries.of(
                all.stream()
                        .filter(RoomTelling.Told::needsSummary)
                        .map(RoomTelling.Told::range)
                        .toList(),
                request.caller().user());
        return all.stream()
                .map(told -> telling.complete(
                        told,
                        request.wish(),
                        summed.get(told.range().room().nid()),
                        new RoomTelling.Seen(request.since(), plan.upTo())))
                .toList();
    }

    private static void writeAside(RoomId room, Aside aside, JsonOut out) {
        if (aside.isEmpty()) return;
        out.anyKey(room.value()).open();
        aside.write(out);
        out.close();
    }
}
