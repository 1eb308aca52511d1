package org.enishi.sync.sliding.extension;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.enishi.id.RoomId;
import org.enishi.security.Caller;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.sliding.connection.Snapshot;

/**
 * What a client wants of an extension.
 *
 * @param wanted as it was sent: {@code lists} and {@code rooms} narrow it, the rest is the extension's own
 * @param base what the client has been told
 * @param rooms in sight
 */
public record ExtensionRequest(
        Caller caller, Follower follower, Feed.Moment moment, JsonObject wanted, Snapshot base, InSight rooms) {
    private static final String ALL = "*";

    /**
     * Rooms that a request looks at, by surrogate key.
     *
     * @param windows by the name of the list
     * @param subscribed asked for by their IDs
     * @param ids of all of them
     */
    public record InSight(Map<String, Set<Long>> windows, Set<Long> subscribed, Map<Long, RoomId> ids) {}

    boolean isInitial() {
        return base.isBlank();
    }

    /** The journal position up to which the client has been told; below 0 if it knows nothing. */
    long since() {
        return base.position();
    }

    long upTo() {
        return moment.position();
    }

    /** The rooms of which the client wants to be told by the extension, by surrogate key. */
    Map<Long, RoomId> wantedRooms() {
        Set<Long> found = new HashSet<>();
        Predicate<String> lists = choice("lists");
        rooms.windows().forEach((name, window) -> {
            if (lists.test(name)) found.addAll(window);
        });
        Predicate<String> named = choice("rooms");
        for (long room : rooms.subscribed()) {
            RoomId id = rooms.ids().get(room);
            if (id != null && named.test(id.value())) found.add(room);
        }
        Map<Long, RoomId> ids = new HashMap<>(rooms.ids());
        ids.keySet().retainAll(found);
        return ids;
    }

    /** Whether the room was in sight with the last answer, too, so that only its changes are told. */
    boolean isKnown(long room) {
        return base.inSight().contains(room);
    }

    /** All, if nothing is said. */
    private Predicate<String> choice(String key) {
        JsonValue value = wanted.get(key);
        if (!(value instanceof JsonArray names)) return any -> true;
        Set<String> chosen = new HashSet<>();
        for (JsonValue name : names) if (name instanceof JsonString text) chosen.add(text.getString());
        return name -> chosen.contains(ALL) || chosen.contains(name);
    }
}
