package org.enishi.sync.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.function.Consumer;
import org.enishi.id.RoomId;
import org.enishi.journal.Position;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.sync.SyncService;
import org.enishi.sync.feed.Feed;
import org.enishi.timeline.SyncToken;

/** The deprecated {@code initialSync} and {@code events}, answered with what {@code /sync} says. */
@ApplicationScoped
public class OldSync {
    private static final int MOST_EVENTS = 100;
    private static final JsonObject NOTHING =
            Json.object().add("not_types", Json.array().add("*")).build();

    @Inject
    SyncService sync;

    @Inject
    Feed feed;

    @Inject
    Peeking peeking;

    /**
     * What the query of {@code events} says.
     *
     * @param from a token; absent for now
     * @param timeout milliseconds
     * @param room the only one to tell of; absent for all that the user is in
     */
    public record Query(Optional<String> from, long timeout, Optional<RoomId> room) {}

    /**
     * @param limit the greatest number of messages of each room
     * @param archived whether rooms that the user has left are told
     * @param answer takes the JSON, at once
     */
    public void initial(Caller caller, int limit, boolean archived, Consumer<byte[]> answer) {
        JsonObject room = Json.object()
                .add("timeline", Json.object().add("limit", Math.max(1, Math.min(limit, MOST_EVENTS))))
                .add("ephemeral", NOTHING)
                .add("include_leave", archived)
                .build();
        var query = query(Json.object().add("room", room).build(), "", 0);
        sync.sync(caller, query, told -> answer.accept(OldForm.initial(Json.readStored(told), caller.user())));
    }

    /**
     * @param answer takes the JSON, now or later
     * @throws org.enishi.error.MatrixException {@code M_INVALID_PARAM} for a token that this server did not give;
     *     {@code M_FORBIDDEN} for a room that the user is not in and that not everybody may read
     */
    public void events(Caller caller, Query wanted, Consumer<byte[]> answer) {
        Optional<byte[]> seen = wanted.room().flatMap(room -> peeking.read(caller, room, wanted.from()));
        if (seen.isPresent()) {
            answer.accept(seen.get());
            return;
        }
        String from = wanted.from().orElseGet(() -> new SyncToken(new Position(feed.catchUp())).toString());
        var query = query(onlyEvents(wanted.room()), from, wanted.timeout());
        sync.sync(caller, query, told -> answer.accept(OldForm.events(from, Json.readStored(told))));
    }

    private static JsonObject onlyEvents(Optional<RoomId> only) {
        JsonObjectBuilder room = Json.object()
                .add("timeline", Json.object().add("limit", MOST_EVENTS))
                .add("ephemeral", NOTHING)
                .add("account_data", NOTHING);
        only.ifPresent(id -> room.add("rooms", Json.array().add(id.value())));
        return Json.object()
                .add("presence", NOTHING)
                .add("account_data", NOTHING)
                .add("room", room)
                .build();
    }

    private static SyncService.Query query(JsonObject filter, String since, long timeout) {
        return new SyncService.Query(filter.toString(), since, false, true, new SyncService.Wait(timeout, "online"));
    }
}
