package org.enishi.rules.visibility;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.enishi.event.Event;

/**
 * The values of {@code m.room.history_visibility}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility">Matrix v1.19, "Room History
 *     Visibility"</a>
 */
public enum HistoryVisibility {
    WORLD_READABLE,
    SHARED,
    INVITED,
    JOINED;

    /** Of a state event; {@link #SHARED} if there is none or its value is not understood. */
    public static HistoryVisibility of(Optional<Event> event) {
        String value =
                event.flatMap(each -> each.contentString("history_visibility")).orElse("");
        return Arrays.stream(values())
                .filter(each -> each.value().equals(value))
                .findFirst()
                .orElse(SHARED);
    }

    /** As it is written in the content. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
