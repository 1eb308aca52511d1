package org.enishi.timeline.hearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Partners;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what users of domains set in a room that our policy does not let in there: who they are, how they call it.
 * Events of the history were judged when they came; state came with a join, or is hidden and has its effect all the same.
 * What governs the room is told, whoever set it: who does not know that a room is encrypted talks in the clear.
 */
@ApplicationScoped
public class Hearing {
    private static final Set<EventType> GOVERNING = Set.of(
            EventType.CREATE,
            EventType.POWER_LEVELS,
            EventType.JOIN_RULES,
            EventType.HISTORY_VISIBILITY,
            EventType.GUEST_ACCESS,
            EventType.ENCRYPTION,
            EventType.SERVER_ACL,
            EventType.POLICY);

    @Inject
    Partners partners;

    @Inject
    Rooms rooms;

    public boolean isHeard(StoredEvent stored) {
        return !heard(List.of(stored)).isEmpty();
    }

    /** In the same order. */
    public List<StoredEvent> heard(Collection<StoredEvent> events) {
        Set<Long> unsure = events.stream()
                .filter(stored -> !isJudged(stored))
                .map(StoredEvent::roomNid)
                .collect(Collectors.toSet());
        if (unsure.isEmpty()) return List.copyOf(events);
        Map<Long, RoomHead> heads = rooms.find(unsure);
        Map<ServerName, Boolean> known = new HashMap<>();
        return events.stream()
                .filter(stored -> isJudged(stored) || isHeard(stored, heads.get(stored.roomNid()), known))
                .toList();
    }

    public Map<StateKey, StoredEvent> heard(Map<StateKey, StoredEvent> state) {
        Set<StoredEvent> heard = Set.copyOf(heard(state.values()));
        return state.entrySet().stream()
                .filter(entry -> heard.contains(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of these whose domains may be heard in the room. */
    public List<UserId> heard(RoomHead room, Collection<UserId> users) {
        return users.stream()
                .filter(user -> partners.mayBeHeard(user.server(), room.host()))
                .toList();
    }

    /** Part of the history that is shown, or of what everybody has to know. */
    private static boolean isJudged(StoredEvent stored) {
        return stored.status() == EventStatus.ACCEPTED
                || GOVERNING.contains(stored.event().type());
    }

    private boolean isHeard(StoredEvent stored, @Nullable RoomHead room, Map<ServerName, Boolean> known) {
        if (room == null) return false;
        ServerName author = stored.event().sender().server();
        return known.computeIfAbsent(author, server -> partners.mayBeHeard(server, room.host()));
    }
}
