package org.enishi.sync.data;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.json.Json;
import org.enishi.store.accountdata.AccountDatum;

/** What users say about their rooms in account data, whatever they put there. */
@Dependent
public class OwnData {
    @Inject
    AccountDataReader data;

    /** The rooms that a user has marked as direct chats: {@code m.direct}. */
    public Set<RoomId> directRooms(long account) {
        Set<RoomId> found = new HashSet<>();
        for (AccountDatum datum : data.ofType(account, "m.direct")) {
            if (datum.room().isPresent()) continue;
            Json.readStored(datum.content()).values().forEach(rooms -> {
                if (rooms instanceof JsonArray list)
                    list.forEach(room -> {
                        if (room instanceof JsonString text && RoomId.isWellFormed(text.getString()))
                            found.add(new RoomId(text.getString()));
                    });
            });
        }
        return found;
    }

    /** The tags that a user has given to rooms: {@code m.tag}. */
    public Map<RoomId, Set<String>> tags(long account) {
        Map<RoomId, Set<String>> found = new HashMap<>();
        for (AccountDatum datum : data.ofType(account, "m.tag")) {
            boolean tagged = Json.readStored(datum.content()).get("tags") instanceof JsonObject;
            if (datum.room().isEmpty() || !tagged) continue;
            Set<String> tags =
                    Json.readStored(datum.content()).getJsonObject("tags").keySet();
            found.put(datum.room().get(), tags);
        }
        return found;
    }
}
