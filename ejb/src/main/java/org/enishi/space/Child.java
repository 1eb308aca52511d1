package org.enishi.space;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;

/**
 * A room that a space names as its own.
 *
 * @param via servers that may know the room; never empty
 * @param told the {@code m.space.child} event, stripped, with {@code origin_server_ts}
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mspacechild-relationship">Matrix v1.19, "m.space.child
 *     relationship"</a>
 */
public record Child(RoomId room, List<ServerName> via, JsonObject told) {
    private static final int MOST_SERVERS = 10;
    private static final int LONGEST_ORDER = 50;

    /** Those with an {@code order} first, by it; then by time; then by room. */
    static final Comparator<Child> ORDER = Comparator.comparing(
                    (Child child) -> child.order().isEmpty())
            .thenComparing(child -> child.order().orElse(""))
            .thenComparing(Child::time)
            .thenComparing(child -> child.room.value());

    /** Empty for what names no room, or no server that knows it: so a child is taken out of a space. */
    static Optional<Child> of(JsonObject told) {
        boolean isShaped = told.get("content") instanceof JsonObject
                && told.get("state_key") instanceof JsonString key
                && RoomId.isWellFormed(key.getString())
                && Event.integer(told, "origin_server_ts").isPresent();
        if (!isShaped) return Optional.empty();
        List<ServerName> via = via(told.getJsonObject("content"));
        return via.isEmpty()
                ? Optional.empty()
                : Optional.of(new Child(new RoomId(told.getString("state_key")), via, told));
    }

    boolean isSuggested() {
        return JsonValue.TRUE.equals(told.getJsonObject("content").get("suggested"));
    }

    private long time() {
        return Event.integer(told, "origin_server_ts").orElse(0L);
    }

    private Optional<String> order() {
        return told.getJsonObject("content").get("order") instanceof JsonString order
                        && order.getString().length() <= LONGEST_ORDER
                        && order.getString().chars().allMatch(c -> c >= 0x20 && c <= 0x7E)
                ? Optional.of(order.getString())
                : Optional.empty();
    }

    private static List<ServerName> via(JsonObject content) {
        if (!(content.get("via") instanceof JsonArray names)) return List.of();
        return names.stream()
                .limit(MOST_SERVERS)
                .filter(JsonString.class::isInstance)
                .flatMap(name -> server(((JsonString) name).getString()).stream())
                .toList();
    }

    private static Optional<ServerName> server(String text) {
        try {
            return Optional.of(new ServerName(text));
        } catch (InvalidIdentifier malformed) {
            return Optional.empty();
        }
    }
}
