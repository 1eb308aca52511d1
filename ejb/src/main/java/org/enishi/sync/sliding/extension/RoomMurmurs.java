package org.enishi.sync.sliding.extension;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enishi.filter.EventFilter;
import org.enishi.id.RoomId;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.sync.ephemeral.Listening;
import org.enishi.sync.ephemeral.Murmurs;

/** Tells one kind of ephemeral event of the rooms in sight. */
@Dependent
class RoomMurmurs {
    @Inject
    Murmurs murmurs;

    /** @param one makes one event of the several of a room */
    Optional<Extension.Told> tell(ExtensionRequest request, String type, Function<List<byte[]>, byte[]> one) {
        Map<Long, RoomId> rooms = request.wantedRooms();
        Map<Long, List<byte[]>> found = murmurs.of(listening(request, type, rooms.keySet()));
        found.keySet().retainAll(rooms.keySet());
        if (found.isEmpty()) return Optional.empty();
        JsonOut out = new JsonOut().open().key("rooms").open();
        rooms.forEach((nid, room) -> {
            List<byte[]> events = found.get(nid);
            if (events != null) out.anyKey(room.value()).raw(one.apply(events));
        });
        return Optional.of(Extension.Told.news(out.close().close().bytes()));
    }

    private static Listening listening(ExtensionRequest request, String type, Set<Long> rooms) {
        Set<Long> fresh = new HashSet<>(rooms);
        fresh.removeIf(request::isKnown);
        fresh.retainAll(request.moment().relations().joined());
        EventFilter filter = EventFilter.of(
                Json.object().add("types", Json.array(List.of(type))).build());
        return new Listening(
                request.caller(),
                request.follower(),
                filter,
                request.moment(),
                fresh,
                Math.max(0, request.since()),
                request.base().clock());
    }
}
