package org.enishi.sync.sliding.wish;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.enishi.id.RoomId;

/**
 * What a client asks for.
 *
 * @param connection the client's name for one of several conversations of the same device; empty for the only one
 * @param transaction given back with the answer
 * @param lists by the names that the client gave them
 * @param rooms that it wants told wherever they stand
 * @param extensions what it turned on, by name, as it was sent
 */
public record SlidingRequest(
        String connection,
        Optional<String> transaction,
        Map<String, ListWish> lists,
        Map<RoomId, RoomWish> rooms,
        JsonObject extensions) {}
