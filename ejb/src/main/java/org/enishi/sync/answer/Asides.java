package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.filter.RoomFilter;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.sync.ephemeral.Listening;
import org.enishi.sync.ephemeral.Murmurs;

/** Collects what is told of rooms beside their events. */
@Dependent
public class Asides {
    @Inject
    Murmurs murmurs;

    @Inject
    Rooms rooms;

    /** @param data rendered account data by room */
    Map<RoomId, Aside> of(SyncRequest request, Plan plan, Map<RoomId, List<byte[]>> data) {
        Map<RoomId, List<byte[]>> ephemeral = ephemeral(request, plan);
        Set<RoomId> all = new HashSet<>(data.keySet());
        all.addAll(ephemeral.keySet());
        Map<RoomId, Aside> found = new HashMap<>();
        for (RoomId room : all)
            found.put(room, new Aside(data.getOrDefault(room, List.of()), ephemeral.getOrDefault(room, List.of())));
        return found;
    }

    private Map<RoomId, List<byte[]>> ephemeral(SyncRequest request, Plan plan) {
        Map<Long, List<byte[]>> heard = murmurs.of(listening(request, plan));
        if (heard.isEmpty()) return Map.of();
        RoomFilter filter = request.wish().filter().room();
        Map<RoomId, List<byte[]>> found = new HashMap<>();
        for (RoomHead head : rooms.find(heard.keySet()).values()) {
            boolean wanted = filter.takes(head.id()) && filter.ephemeral().takes(head.id());
            if (wanted) found.put(head.id(), heard.getOrDefault(head.nid(), List.of()));
        }
        return found;
    }

    private static Listening listening(SyncRequest request, Plan plan) {
        Set<Long> unknown = plan.joined().stream()
                .map(Plan.Joined::range)
                .filter(range -> range.after() == 0)
                .map(range -> range.room().nid())
                .collect(Collectors.toSet());
        return new Listening(
                request.caller(),
                plan.follower(),
                request.wish().filter().room().ephemeral(),
                plan.moment(),
                unknown,
                Math.max(request.since(), 0),
                request.isInitial() ? 0 : request.clock());
    }
}
