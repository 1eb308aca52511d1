package org.enishi.sync.sliding.list;

import java.util.Map;
import java.util.Set;
import org.enishi.sync.sliding.wish.RoomWish;

/**
 * What a request asks for, found in the user's rooms. Rooms go by surrogate key.
 *
 * @param all the user's rooms
 * @param wanted those to be told, in the order in which they were found
 * @param counts how many rooms each list holds, by name
 * @param windows which of them are in the windows on each list, by name
 * @param subscribed those that were asked for by their IDs
 */
public record Selection(
        Map<Long, Candidate> all,
        Map<Long, RoomWish> wanted,
        Map<String, Integer> counts,
        Map<String, Set<Long>> windows,
        Set<Long> subscribed) {}
