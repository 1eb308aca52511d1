package org.enishi.space;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.json.Json;

/**
 * What may be told of a room to those who may know of it.
 *
 * @param told in the form of the answer, without {@code children_state}
 * @param children in the order in which they are shown; empty if the room is no space
 * @param federates whether users of other servers could enter it at all
 */
public record Summary(RoomId room, JsonObject told, List<Child> children, boolean federates) {
    private static final Set<String> OPEN = Set.of("public", "knock", "knock_restricted");

    public boolean isSpace() {
        return told.getString("room_type", "").equals("m.space");
    }

    /** Whether anybody may enter, or ask to. */
    boolean isOpen() {
        return OPEN.contains(joinRule());
    }

    boolean isWorldReadable() {
        return told.getBoolean("world_readable", false);
    }

    /** The rooms whose members may enter; none if the room is not restricted. */
    List<RoomId> allowedRooms() {
        if (!(told.get("allowed_room_ids") instanceof JsonArray rooms)) return List.of();
        return rooms.getValuesAs(JsonString::getString).stream()
                .filter(RoomId::isWellFormed)
                .map(RoomId::new)
                .toList();
    }

    public List<Child> children(boolean suggestedOnly) {
        return suggestedOnly ? children.stream().filter(Child::isSuggested).toList() : children;
    }

    /** With {@code children_state}. */
    public JsonObject withChildren(boolean suggestedOnly) {
        var state = Json.array();
        children(suggestedOnly).forEach(child -> state.add(child.told()));
        return Json.object(told).add("children_state", state).build();
    }

    private String joinRule() {
        return told.getString("join_rule", "public");
    }
}
