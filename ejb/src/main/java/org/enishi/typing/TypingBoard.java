package org.enishi.typing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.ephemeral.EphemeralClock;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/** Who types where at this moment. Each room's list is rendered once for all who read it. */
@ApplicationScoped
public class TypingBoard {
    private static final int MOST_IN_ROOM = 100;
    private static final Comparator<UserId> BY_NAME = Comparator.comparing(UserId::value);
    private static final int MOST_ROOMS = 10_000;

    private final Map<Long, Typists> rooms = new ConcurrentHashMap<>();

    @Inject
    EphemeralClock ephemeral;

    @Inject
    Clock clock;

    /**
     * The people who type in a room.
     *
     * @param until when each has stopped unless it is said again, milliseconds since 1970
     * @param changed the ephemeral time of the last change
     * @param event {@code m.typing} with all of them, rendered
     */
    private record Typists(Map<UserId, Long> until, long changed, byte[] event) {
        static final Typists NONE = new Typists(Map.of(), 0, new byte[0]);

        static Typists of(Map<UserId, Long> until, long changed) {
            var ids = until.keySet().stream().map(UserId::value).toList();
            var content = Json.object().add("user_ids", Json.array(ids));
            var event = Json.object().add("type", "m.typing").add("content", content);
            return new Typists(until, changed, Json.bytes(event.build()));
        }
    }

    /** @param until milliseconds since 1970; what is past means that the user does not type */
    public synchronized void set(long room, UserId user, long until) {
        Typists before = rooms.getOrDefault(room, Typists.NONE);
        boolean types = until > clock.millis();
        if (types && !before.until.containsKey(user) && before.until.size() >= MOST_IN_ROOM) return;
        Map<UserId, Long> after = new TreeMap<>(BY_NAME);
        after.putAll(before.until);
        if (types) after.put(user, until);
        else after.remove(user);
        put(room, before, after);
    }

    /** Whether anybody types in a room, as far as it is known. */
    boolean isBusy(long room) {
        Typists typists = rooms.get(room);
        return typists != null && !typists.until.isEmpty();
    }

    /** @return whether the user did type */
    synchronized boolean stop(long room, UserId user) {
        boolean did = rooms.getOrDefault(room, Typists.NONE).until.containsKey(user);
        if (did) set(room, user, 0);
        return did;
    }

    /** Rooms whose list changed behind an ephemeral time, with the list as a rendered event. */
    public Map<Long, byte[]> changed(long since) {
        Map<Long, byte[]> found = new HashMap<>();
        rooms.forEach((room, typists) -> {
            if (typists.changed > since) found.put(room, typists.event);
        });
        return found;
    }

    /** The list as a rendered event, if anybody types. */
    public Optional<byte[]> now(long room) {
        Typists typists = rooms.get(room);
        return typists == null || typists.until.isEmpty() ? Optional.empty() : Optional.of(typists.event);
    }

    /** Takes away those whose time is over, and where there are too many, rooms in which nobody types. */
    synchronized void expire() {
        long now = clock.millis();
        for (long room : List.copyOf(rooms.keySet())) {
            Typists before = rooms.getOrDefault(room, Typists.NONE);
            Map<UserId, Long> after = new TreeMap<>(BY_NAME);
            before.until.forEach((user, until) -> {
                if (until > now) after.put(user, until);
            });
            put(room, before, after);
            if (after.isEmpty() && rooms.size() > MOST_ROOMS) rooms.remove(room);
        }
    }

    private void put(long room, Typists before, Map<UserId, Long> after) {
        if (before.until.keySet().equals(after.keySet())) {
            if (!after.isEmpty()) rooms.put(room, new Typists(after, before.changed, before.event));
            return;
        }
        ephemeral.change(List.of(room), time -> rooms.put(room, Typists.of(after, time)));
    }
}
