package org.enishi.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.journal.Rooms;
import org.enishi.journal.meaning.RoomFacts;
import org.enishi.rules.push.Facts;
import org.enishi.rules.push.PushRule;
import org.enishi.rules.push.Weight;
import org.enishi.security.Caller;
import org.enishi.store.JournalStores;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.push.MarkStore;
import org.enishi.timeline.Reader;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;

/**
 * Finds what somebody is notified of: among the events that mean something to everybody, or, for who has rules of their own,
 * among all. Only where they were in the room, and as the room stands now.
 */
@Dependent
public class NotifiedEvents {
    @Inject
    JournalStores stores;

    @Inject
    Rooms rooms;

    @Inject
    Visibility visibility;

    /** @param joined the rooms, by surrogate key, in which is looked */
    Of of(Caller caller, OwnRuleset.Rules rules, Collection<Long> joined) {
        return new Of(caller, rules, joined);
    }

    /**
     * A part of what there is, newest first.
     *
     * @param rest the journal position up to which is the rest; 0 for none
     */
    record Part(List<Notified> found, long rest) {}

    /** One user's. */
    final class Of {
        private final Caller caller;
        private final OwnRuleset.Rules rules;
        private final Map<Long, Long> everywhere = new HashMap<>();
        private final Map<Long, Facts> facts = new HashMap<>();
        private final Map<Long, View> views = new HashMap<>();

        private Of(Caller caller, OwnRuleset.Rules rules, Collection<Long> joined) {
            this.caller = caller;
            this.rules = rules;
            joined.forEach(room -> everywhere.put(room, 0L));
        }

        /** Looks at so many events. @param upTo a position in the journal */
        Part look(long upTo, int count) {
            var range = new MarkStore.Range(everywhere, upTo, count);
            List<Long> places = new ArrayList<>(
                    rules.usual()
                            ? stores.marks().places(range)
                            : stores.marks().placesOfAll(range));
            places.sort(Comparator.reverseOrder());
            boolean isAll = places.size() < count;
            List<Long> looked = isAll ? places : places.subList(0, count);
            List<Notified> found = new ArrayList<>();
            for (StoredEvent stored : at(looked)) judge(stored).ifPresent(found::add);
            return new Part(found, isAll ? 0 : looked.get(looked.size() - 1) - 1);
        }

        private List<StoredEvent> at(List<Long> places) {
            return stores.events().byNid(stores.marks().eventsAt(places)).values().stream()
                    .sorted(Comparator.comparingLong(StoredEvent::position).reversed())
                    .toList();
        }

        private Optional<Notified> judge(StoredEvent stored) {
            Event event = stored.event();
            boolean mayCount = stored.status() == EventStatus.ACCEPTED
                    && stored.redactedBy() == null
                    && !event.sender().equals(caller.user());
            if (!mayCount) return Optional.empty();
            View view = views.computeIfAbsent(stored.roomNid(), room -> visibility.ofMember(reader()));
            if (!view.shows(stored) || !wasThere(stored, view)) return Optional.empty();
            Facts known = facts.computeIfAbsent(stored.roomNid(), room -> RoomFacts.now(rooms, caller.user(), room));
            Optional<PushRule> rule = rules.rules().match(event, known);
            return rule.filter(found -> found.weight() != Weight.NOTHING)
                    .map(found -> new Notified(stored, found, view));
        }

        /** Or is invited by this. */
        private boolean wasThere(StoredEvent stored, View view) {
            boolean invites = stored.event()
                    .membership()
                    .filter(Membership.INVITE::equals)
                    .isPresent();
            return view.membershipAt(stored)
                    .filter(now -> now == Membership.JOIN || (invites && now == Membership.INVITE))
                    .isPresent();
        }

        private Reader reader() {
            return new Reader(caller.user(), caller.deviceNid());
        }
    }
}
