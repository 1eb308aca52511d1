package org.enishi.sync.sliding.extension;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.enishi.id.RoomId;
import org.enishi.security.Caller;

/**
 * What a client wants of an extension.
 *
 * @param wanted as it was sent: {@code lists} and {@code rooms} narrow it, the rest is the extension's own
 * @param since the journal position up to which the client has been told; below 0 if it knows nothing
 * @param rooms in sight, by what brought them there
 * @param known those of them that were in sight with the last answer, too: of them only changes are told
 */
public record ExtensionRequest(
        Caller caller, JsonObject wanted, long since, long upTo, InSight rooms, Set<RoomId> known) {
    private static final String ALL = "*";

    /**
     * Rooms that a request looks at.
     *
     * @param windows by the name of the list
     * @param subscribed by their IDs
     */
    public record InSight(Map<String, Set<RoomId>> windows, Set<RoomId> subscribed) {}

    public boolean isInitial() {
        return since < 0;
    }

    /** The rooms of which the client wants to be told by the extension. */
    public Set<RoomId> wantedRooms() {
        Set<RoomId> found = new HashSet<>();
        Predicate<String> lists = choice("lists");
        rooms.windows().forEach((name, window) -> {
            if (lists.test(name)) found.addAll(window);
        });
        Predicate<String> named = choice("rooms");
        for (RoomId room : rooms.subscribed()) if (named.test(room.value())) found.add(room);
        return found;
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
