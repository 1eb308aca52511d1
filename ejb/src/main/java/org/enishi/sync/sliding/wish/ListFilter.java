package org.enishi.sync.sliding.wish;

import java.util.Optional;
import java.util.Set;
import org.enishi.id.RoomId;

/**
 * Which rooms belong to a list; what is empty does not matter.
 *
 * @param direct whether it is a direct chat
 * @param types the wanted types; {@link #PLAIN} for rooms without one
 * @param spaces of which the room is a child
 */
public record ListFilter(
        Optional<Boolean> direct,
        Optional<Boolean> encrypted,
        Optional<Boolean> invite,
        Optional<Set<String>> types,
        Set<String> unwantedTypes,
        Optional<Set<String>> tags,
        Set<String> unwantedTags,
        Optional<Set<RoomId>> spaces) {
    /** In place of the type that a room does not have: no type is empty. */
    public static final String PLAIN = "";

    public boolean asksForTypes() {
        return types.isPresent() || !unwantedTypes.isEmpty();
    }

    public boolean asksForTags() {
        return tags.isPresent() || !unwantedTags.isEmpty();
    }
}
