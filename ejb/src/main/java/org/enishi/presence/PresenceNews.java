package org.enishi.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.ephemeral.EphemeralClock;
import org.enishi.id.UserId;
import org.enishi.store.presence.Acquaintances;

/** What was made known of people, and to which rooms: all that happened within a moment is published as one. */
@ApplicationScoped
public class PresenceNews {
    private static final long KEPT = Duration.ofDays(30).toMillis();

    private final Map<UserId, Shown> shown = new ConcurrentHashMap<>();
    private volatile long lastChange;

    @Inject
    PresenceBoard board;

    @Inject
    Acquaintances acquaintances;

    @Inject
    EphemeralClock ephemeral;

    @Inject
    Clock clock;

    /**
     * How somebody was last made known.
     *
     * @param rooms of the user, by surrogate key
     * @param changed the ephemeral time
     * @param at milliseconds since 1970
     */
    private record Shown(Presence presence, Set<Long> rooms, long changed, long at) {
        boolean isOffline() {
            return presence.state() == PresenceState.OFFLINE;
        }
    }

    /** Whose presence changed between two ephemeral times, among the people in rooms. */
    public List<UserId> changed(Set<Long> rooms, long after, long upTo) {
        if (lastChange <= after) return List.of();
        List<UserId> found = new ArrayList<>();
        shown.forEach((user, each) -> {
            if (each.changed > after && each.changed <= upTo && meet(each.rooms, rooms)) found.add(user);
        });
        return found;
    }

    /** Who is not offline, among the people in rooms. */
    public List<UserId> present(Set<Long> rooms) {
        List<UserId> found = new ArrayList<>();
        shown.forEach((user, each) -> {
            if (!each.isOffline() && meet(each.rooms, rooms)) found.add(user);
        });
        return found;
    }

    /** Whom a look was taken at, and what was new of them. */
    record Published(Collection<UserId> people, Map<UserId, Presence> news) {}

    /** Publishes what is new. @param all whether to look at everybody: time goes by for those who do nothing, too */
    Published publish(boolean all) {
        long now = clock.millis();
        Set<UserId> moved = board.takeMoved();
        Set<UserId> people = new HashSet<>(board.takeStirred());
        people.addAll(moved);
        if (all) people.addAll(board.everybody());
        Map<UserId, Presence> news = new HashMap<>();
        for (UserId user : people) {
            Presence presence = board.find(user, now).orElse(Presence.NONE);
            if (isNews(user, presence, moved)) news.put(user, presence);
        }
        if (!news.isEmpty()) publish(news, now);
        if (all) forgetOld(now);
        return new Published(people, news);
    }

    private boolean isNews(UserId user, Presence presence, Collection<UserId> moved) {
        Shown before = shown.get(user);
        if (before == null) return !presence.looksLike(Presence.NONE);
        return !presence.looksLike(before.presence) || (moved.contains(user) && !before.isOffline());
    }

    private void publish(Map<UserId, Presence> news, long now) {
        Map<UserId, Set<Long>> rooms = acquaintances.rooms(news.keySet());
        Set<Long> concerned = new HashSet<>();
        for (UserId user : news.keySet()) if (board.find(user, now).isEmpty()) rooms.put(user, lastRooms(user));
        rooms.values().forEach(concerned::addAll);
        ephemeral.change(concerned, time -> {
            news.forEach((user, presence) ->
                    shown.put(user, new Shown(presence, rooms.getOrDefault(user, Set.of()), time, now)));
            lastChange = time;
        });
    }

    /** Whose account has ended may have left already where it has to be told. */
    private Set<Long> lastRooms(UserId user) {
        Shown before = shown.get(user);
        return before == null ? Set.of() : before.rooms;
    }

    private void forgetOld(long now) {
        List<UserId> old = new ArrayList<>();
        shown.forEach((user, each) -> {
            if (each.isOffline() && each.at < now - KEPT) old.add(user);
        });
        shown.keySet().removeAll(old);
        board.forget(old);
    }

    /** Those of our users in a room who are not offline, and of whom it is this node's part to tell, so many at most. */
    Map<UserId, Presence> ours(long room, int limit) {
        Map<UserId, Presence> found = new HashMap<>();
        for (UserId user : present(Set.of(room)))
            if (found.size() < limit && board.isOurs(user))
                board.find(user, clock.millis()).ifPresent(presence -> found.put(user, presence));
        return found;
    }

    private static boolean meet(Set<Long> some, Set<Long> others) {
        return !Collections.disjoint(some, others);
    }
}
