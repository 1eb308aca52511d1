package org.enishi.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;

/**
 * How events of our own are named, and how they name others.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v1/#event-ids">Matrix v1.19, room version 1, "Event IDs"</a>
 */
public final class Naming {
    private Naming() {}

    /**
     * The event with its ID, where the version has it as a field. It is made of the content hash: as unique as the event
     * is, and nothing needs to be drawn.
     */
    public static JsonObject named(JsonObject built, RoomVersion version, ServerName server) {
        if (!version.eventIdIsField()) return built;
        JsonObject nameless = Json.object(built).remove("event_id").build();
        String opaque = UnpaddedBase64.encodeUrlSafe(ContentHash.of(nameless));
        return Json.object(nameless)
                .add("event_id", "$" + opaque + ":" + server)
                .build();
    }

    /**
     * What stands in {@code prev_events} or {@code auth_events}: IDs, or pairs of ID and reference hash.
     *
     * @param look finds events; asked only where hashes are needed, and then must find all
     */
    public static JsonArray citing(
            RoomVersion version, List<EventId> ids, Function<List<EventId>, ? extends Collection<Event>> look) {
        if (!version.eventIdIsField())
            return Json.array(ids.stream().map(EventId::value).toList()).build();
        JsonArrayBuilder pairs = Json.array();
        for (Event event : look.apply(ids)) {
            var hash = Json.object().add("sha256", UnpaddedBase64.encode(ReferenceHash.of(event.json(), version)));
            pairs.add(Json.array().add(event.id().value()).add(hash));
        }
        return pairs.build();
    }
}
