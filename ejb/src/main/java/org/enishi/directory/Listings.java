package org.enishi.directory;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.rules.visibility.HistoryVisibility;
import org.enishi.store.directory.Listing;
import org.jspecify.annotations.Nullable;

/** What a room's state lets the directory tell. */
public final class Listings {
    /** Where in a state it is told. */
    static final List<StateKey> LOOKED_AT = Stream.of(
                    EventType.CREATE,
                    EventType.CANONICAL_ALIAS,
                    EventType.NAME,
                    EventType.TOPIC,
                    EventType.AVATAR,
                    EventType.JOIN_RULES,
                    EventType.HISTORY_VISIBILITY,
                    EventType.GUEST_ACCESS)
            .map(StateKey::of)
            .toList();

    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_NAME = 255;

    private Listings() {}

    public static Listing of(RoomState state) {
        var visibility = HistoryVisibility.of(state.get(EventType.HISTORY_VISIBILITY));
        String guests = text(state, EventType.GUEST_ACCESS, "guest_access", LONGEST_NAME);
        return new Listing(
                text(state, EventType.CANONICAL_ALIAS, "alias", LONGEST_NAME),
                text(state, EventType.NAME, "name", LONGEST_TEXT),
                text(state, EventType.TOPIC, "topic", LONGEST_TEXT),
                text(state, EventType.AVATAR, "url", LONGEST_TEXT),
                text(state, EventType.JOIN_RULES, "join_rule", LONGEST_NAME),
                text(state, EventType.CREATE, "type", LONGEST_NAME),
                visibility == HistoryVisibility.WORLD_READABLE,
                "can_join".equals(guests),
                federates(state.get(EventType.CREATE)));
    }

    private static boolean federates(Optional<Event> create) {
        return create.filter(event -> JsonValue.FALSE.equals(event.content().get("m.federate")))
                .isEmpty();
    }

    /** Databases take no NUL. */
    private static @Nullable String text(RoomState state, EventType type, String key, int longest) {
        return state.get(type)
                .flatMap(event -> event.contentString(key))
                .map(text -> text.replace("\0", ""))
                .filter(text -> !text.isEmpty() && text.length() <= longest)
                .orElse(null);
    }
}
