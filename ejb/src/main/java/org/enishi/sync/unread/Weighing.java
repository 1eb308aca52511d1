package org.enishi.sync.unread;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.journal.meaning.Answers;
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

    /** What these are related to, and what that is related to, as far as threads reach. */
    private Map<EventId, Event> related(Collection<StoredEvent> of) {
        Map<EventId, Event> found = new HashMap<>();
        List<Event> level = of.stream().map(StoredEvent::event).toList();
        for (int hop = 0; hop < Threads.MOST_HOPS && !level.isEmpty(); hop++) {
            Set<EventId> wanted = level.stream()
                    .flatMap(event -> Threads.target(event).stream())
                    .filter(id -> !found.containsKey(id))
                    .collect(Collectors.toSet());
            level = wanted.isEmpty()
                    ? List.of()
                    : events.find(wanted).values().stream()
                            .map(StoredEvent::event)
                            .toList();
            level.forEach(event -> found.put(event.id(), event));
        }
        return found;
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

        /** Newest first; own answers are among them whatever they mean. @param nids of events */
        List<EventMark> weigh(Collection<Long> nids) {
            List<StoredEvent> weighed = events.byNid(nids).values().stream()
                    .filter(stored -> stored.status() == EventStatus.ACCEPTED)
                    .filter(stored -> !isOwn(stored.event()) || Answers.isOne(stored.event()))
                    .sorted(Comparator.comparingLong(StoredEvent::position).reversed())
                    .toList();
            Map<EventId, Event> related = related(weighed);
            return weighed.stream().map(stored -> weigh(stored, related)).toList();
        }

        private boolean isOwn(Event event) {
            return event.sender().equals(user);
        }

        private EventMark weigh(StoredEvent stored, Map<EventId, Event> related) {
            Event event = stored.event();
            int weight = isOwn(event) || stored.redactedBy() != null
                    ? 0
                    : rules.weigh(
                                    event,
                                    rememberedFacts.computeIfAbsent(
                                            stored.roomNid(), nid -> RoomFacts.now(rooms, user, nid)))
                            .ordinal();
            String thread = Threads.of(event, id -> Optional.ofNullable(related.get(id)));
            return new EventMark(
                    stored.roomNid(), stored.position(), weight, event.sender().value(), thread, List.of());
        }
    }
}
