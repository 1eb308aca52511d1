package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.store.event.StoredEvent;

/** Which of our events a destination may get at this moment. */
@ApplicationScoped
class DeliveryPolicy {
    @Inject
    Rooms rooms;

    @Inject
    FederationPolicy policy;

    List<StoredEvent> allowed(ServerName server, Collection<StoredEvent> events) {
        Map<Long, RoomHead> heads =
                rooms.find(events.stream().map(StoredEvent::roomNid).collect(Collectors.toSet()));
        Map<ServerName, Boolean> decided = new HashMap<>();
        return events.stream()
                .filter(stored -> Optional.ofNullable(heads.get(stored.roomNid()))
                        .filter(head -> decided.computeIfAbsent(head.host(), host -> isAllowed(server, host)))
                        .isPresent())
                .toList();
    }

    private boolean isAllowed(ServerName server, ServerName host) {
        return policy.decide(Direction.OUTBOUND, server, host, Action.EVENT).allowed();
    }
}
