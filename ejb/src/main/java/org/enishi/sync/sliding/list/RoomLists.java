package org.enishi.sync.sliding.list;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.sliding.wish.ListWish;
import org.enishi.sync.sliding.wish.RoomWish;
import org.enishi.sync.sliding.wish.SlidingRequest;

/** Puts a user's rooms into the lists that a client wants and looks through its windows. */
@Dependent
public class RoomLists {
    @Inject
    Candidates candidates;

    @Inject
    ListFilters filters;

    /** @param account surrogate key of the user's account */
    public Selection select(SlidingRequest request, long account, Feed.Moment moment) {
        List<Candidate> rooms = candidates.at(account, moment);
        Map<Long, Candidate> all = new HashMap<>();
        rooms.forEach(room -> all.put(room.nid(), room));
        Map<Long, RoomWish> wanted = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Set<Long>> windows = new HashMap<>();
        request.lists().forEach((name, list) -> {
            List<Candidate> listed = filters.apply(list.filter(), rooms, account);
            Set<Long> window = window(listed, list.ranges());
            counts.put(name, listed.size());
            windows.put(name, window);
            window.forEach(room -> wanted.merge(room, list.room(), RoomWish::and));
        });
        Set<Long> subscribed = new HashSet<>();
        for (Candidate room : rooms) {
            RoomWish wish = request.rooms().get(room.id());
            if (wish == null) continue;
            subscribed.add(room.nid());
            wanted.merge(room.nid(), wish, RoomWish::and);
        }
        return new Selection(all, wanted, counts, windows, subscribed);
    }

    private static Set<Long> window(List<Candidate> listed, List<ListWish.Range> ranges) {
        Set<Long> seen = new LinkedHashSet<>();
        for (ListWish.Range range : ranges) {
            int end = (int) Math.min(range.last() + 1L, listed.size());
            for (int i = range.first(); i < end; i++) seen.add(listed.get(i).nid());
        }
        return seen;
    }
}
