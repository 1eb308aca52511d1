package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.frozen.FrozenRooms;
import org.enishi.store.event.StoredEvent;

/** Which of our events a destination may get at this moment. */
@ApplicationScoped
class DeliveryPolicy {
    @Inject
    Rooms rooms;

    @Inject
    FederationPolicy policy;

    @Inject
    FrozenRooms frozen;

    List<StoredEvent> allowed(ServerName server, Collection<StoredEvent> events) {
        Map<Long, RoomHead> heads =
                rooms.find(events.stream().map(StoredEvent::roomNid).collect(Collectors.toSet()));
        Map<ServerName, Boolean> decided = new HashMap<>();
        return events.stream()
                .filter(stored -> Optional.ofNullable(heads.get(stored.roomNid()))
                        .filter(head -> maySpeak(head, stored.event()))
                        .filter(head -> decided.computeIfAbsent(head.host(), host -> isAllowed(server, host)))
                        .isPresent())
                .toList();
    }

    /** What was said before a room froze and has not gone out yet stays here until it thaws. */
    private boolean maySpeak(RoomHead head, Event event) {
        return frozen.why(head.nid(), event.type(), event::content).isEmpty();
    }

    private boolean isAllowed(ServerName server, ServerName host) {
        return policy.decide(Direction.OUTBOUND, server, host, Action.EVENT).allowed();
    }
}
