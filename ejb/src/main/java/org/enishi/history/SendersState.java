package org.enishi.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;

/**
 * The member events of those who sent a page's events: what a client needs that loads members lazily.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#lazy-loading-room-members">Matrix v1.19, "Lazy-loading
 *     room members"</a>
 */
@ApplicationScoped
public class SendersState {
    @Inject
    Rooms rooms;

    /** As it stood at the first event of each sender that the page holds. */
    public List<StoredEvent> of(List<StoredEvent> page) {
        Set<UserId> seen = new HashSet<>();
        Map<StateRoot, List<StateKey>> wanted = new HashMap<>();
        for (StoredEvent stored : page) {
            UserId sender = stored.event().sender();
            StateRoot at = stored.after();
            if (at != null && seen.add(sender))
                wanted.computeIfAbsent(at, root -> new ArrayList<>()).add(StateKey.member(sender));
        }
        return rooms.events(wanted).values().stream()
                .flatMap(members -> members.values().stream())
                .distinct()
                .toList();
    }
}
