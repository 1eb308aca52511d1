package org.enishi.userdirectory;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.store.people.Called;
import org.enishi.store.people.WordStore;
import org.enishi.store.presence.Acquaintances;
import org.enishi.store.room.MemberStore;
import org.enishi.timeline.ignoring.IgnoredUsers;

/**
 * Whom somebody may find: those in a room with them, and those in rooms that are open to all. Of other servers' users a name
 * counts only if the room in which they bear it is such a room. Nobody finds whom they ignore.
 */
@Dependent
public class PeopleInSight {
    private static final int AT_ONCE = 500;

    @Inject
    MemberStore members;

    @Inject
    Acquaintances acquaintances;

    @Inject
    OpenRooms open;

    @Inject
    WordStore words;

    @Inject
    IgnoredUsers ignored;

    /** The first of these, each person once. */
    List<Called> of(Caller caller, List<Called> candidates, int limit) {
        Set<Long> own = members.joinedRooms(caller.account());
        Set<UserId> unwanted = new HashSet<>(ignored.by(caller.user()));
        unwanted.add(caller.user());
        Map<UserId, Called> found = new LinkedHashMap<>();
        for (int from = 0; from < candidates.size() && found.size() < limit; from += AT_ONCE) {
            List<Called> some = candidates.subList(from, Math.min(from + AT_ONCE, candidates.size())).stream()
                    .filter(called -> !unwanted.contains(called.user()))
                    .toList();
            for (Called called : inSight(some, own)) found.putIfAbsent(called.user(), called);
        }
        return found.values().stream().limit(limit).toList();
    }

    private List<Called> inSight(List<Called> some, Set<Long> own) {
        Map<Called, Set<Long>> places = places(some);
        Set<Long> unsure = new HashSet<>();
        places.values().stream()
                .filter(rooms -> Collections.disjoint(rooms, own))
                .forEach(unsure::addAll);
        Set<Long> seen = new HashSet<>(own);
        if (!unsure.isEmpty()) seen.addAll(open.of(unsure));
        List<Called> found = new ArrayList<>(some);
        found.removeIf(called -> Collections.disjoint(places.getOrDefault(called, Set.of()), seen));
        return found;
    }

    /** The rooms in which each is called so. */
    private Map<Called, Set<Long>> places(List<Called> some) {
        List<UserId> users = some.stream().map(Called::user).distinct().toList();
        Map<UserId, Set<Long>> joined = acquaintances.rooms(users);
        Set<UserId> active = words.active(users);
        Map<Called, Set<Long>> places = new HashMap<>();
        for (Called called : some) {
            Set<Long> rooms = joined.getOrDefault(called.user(), Set.of());
            if (called.room() != 0)
                places.put(called, rooms.contains(called.room()) ? Set.of(called.room()) : Set.of());
            else if (active.contains(called.user())) places.put(called, rooms);
        }
        return places;
    }
}
