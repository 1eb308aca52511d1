package org.enishi.sync.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.event.StateKey;
import org.enishi.store.event.StoredEvent;

/**
 * The events of a timeline.
 *
 * @param events oldest first
 * @param limited whether there are more behind the client's place that were left out
 * @param start before which earlier ones can be read
 */
public record Timeline(List<StoredEvent> events, boolean limited, String start) {
    /** Of each place in the state that the timeline changes, the first event that does. */
    List<StoredEvent> firstChanges() {
        List<StateKey> seen = new ArrayList<>();
        return events.stream()
                .filter(event -> stateKey(event)
                        .filter(key -> !seen.contains(key) && seen.add(key))
                        .isPresent())
                .toList();
    }

    /** Only what changes the state is parsed. */
    static Optional<StateKey> stateKey(StoredEvent stored) {
        boolean message = stored.before() != null && stored.before().equals(stored.after());
        return message ? Optional.empty() : stored.event().stateKey();
    }
}
