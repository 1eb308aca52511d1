package org.enishi.sync.unread;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.event.Event;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.journal.meaning.RoomFacts;
import org.enishi.rules.push.Facts;
import org.enishi.rules.push.Ruleset;
import org.enishi.rules.relation.Threads;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.push.EventMark;

/** Finds out what events mean to somebody with rules of their own, as the room stands now. */
@ApplicationScoped
public class Weighing {
    @Inject
    EventStore events;

    @Inject
    Rooms rooms;

    Of by(Ruleset rules, UserId user) {
        return new Of(rules, user);
    }

    /** One user's. */
    final class Of {
        private final Ruleset rules;
        private final UserId user;
        private final Map<Long, Facts> rememberedFacts = new HashMap<>();

        private Of(Ruleset rules, UserId user) {
            this.rules = rules;
            this.user = user;
        }

        /** Newest first; own events are among them whatever they mean. @param nids of events */
        List<EventMark> weigh(Collection<Long> nids) {
            return events.byNid(nids).values().stream()
                    .filter(stored -> stored.status() == EventStatus.ACCEPTED)
                    .sorted(Comparator.comparingLong(StoredEvent::position).reversed())
                    .map(this::weigh)
                    .toList();
        }

        private EventMark weigh(StoredEvent stored) {
            Event event = stored.event();
            boolean own = event.sender().equals(user);
            int weight = own || stored.redactedBy() != null
                    ? 0
                    : rules.weigh(
                                    event,
                                    rememberedFacts.computeIfAbsent(
                                            stored.roomNid(), nid -> RoomFacts.now(rooms, user, nid)))
                            .ordinal();
            String thread = Threads.of(event, id -> events.find(id).map(StoredEvent::event));
            return new EventMark(
                    stored.roomNid(), stored.position(), weight, event.sender().value(), thread, List.of());
        }
    }
}
