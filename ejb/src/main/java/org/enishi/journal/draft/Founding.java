package org.enishi.journal.draft;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.json.Json;

/**
 * Makes rooms. Since version 12 the create event's hash is the room's ID; before, it is drawn.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/">Matrix v1.19, room version 12</a>
 */
final class Founding {
    private static final int ID_BYTES = 18;

    private final View view;

    Founding(View view) {
        this.view = view;
    }

    RoomHead create(RoomVersion version, UserId creator, JsonObject content) {
        var appending = new Appending(view);
        Event create = unique(appending, version, creator, content);
        RoomHead unborn = new Entering(view).unborn(create.room(), version, creator.server());
        appending.begin(unborn, create);
        return view.room(create.room()).orElseThrow();
    }

    /** Where the hash is the ID, the same user's same room of the same millisecond would be the same room. */
    private Event unique(Appending appending, RoomVersion version, UserId creator, JsonObject content) {
        long now = view.desk().clock().millis();
        while (true) {
            Event create = appending.sign(built(version, creator, content, now++), version);
            if (view.room(create.room()).isEmpty()) return create;
        }
    }

    private JsonObject built(RoomVersion version, UserId creator, JsonObject content, long time) {
        JsonObjectBuilder full = Json.object(content).add("room_version", version.id());
        if (!version.creatorIsSender()) full.add("creator", creator.value());
        JsonObjectBuilder json = Json.object()
                .add("type", EventType.CREATE.value())
                .add("state_key", "")
                .add("sender", creator.value())
                .add("origin_server_ts", time)
                .add("depth", 1)
                .add("prev_events", Json.array())
                .add("auth_events", Json.array())
                .add("content", full);
        if (!version.roomIdIsCreateEventHash())
            json.add("room_id", newId(creator).value());
        return json.build();
    }

    private RoomId newId(UserId creator) {
        byte[] opaque = new byte[ID_BYTES];
        view.desk().random().nextBytes(opaque);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(opaque);
        return new RoomId("!" + text + ":" + creator.server());
    }
}
