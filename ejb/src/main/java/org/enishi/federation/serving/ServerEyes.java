package org.enishi.federation.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.CanonicalJson;
import org.enishi.rules.redaction.Redactor;
import org.enishi.rules.visibility.HistoryVisibility;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.erasure.Erasures;

/**
 * What a server in the room may see of its history: an event as it is if one of the server's users may see it, else its
 * redacted form, which the other side needs for the graph.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility">Matrix v1.19, "Room History
 *     Visibility"</a>
 */
@ApplicationScoped
class ServerEyes {
    private static final int MAX_MEMBERS = 20_000;
    /** So many members, in all states together, are looked up in one go. */
    private static final int AT_ONCE = 100_000;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    Erasures erasures;

    /** Federation form, in the given order. */
    List<byte[]> see(ServerName origin, RoomHead room, List<StoredEvent> events) {
        var view = new View(origin, room, events);
        return events.stream()
                .map(stored -> view.allows(stored) ? stored.event().bytes() : redacted(stored.event()))
                .toList();
    }

    /** Those that the server may see as they are, in the given order. */
    List<StoredEvent> seen(ServerName origin, RoomHead room, List<StoredEvent> events) {
        var view = new View(origin, room, events);
        return events.stream().filter(view::allows).toList();
    }

    private static byte[] redacted(Event event) {
        return CanonicalJson.writtenBytes(Redactor.redact(event.json(), event.version()));
    }

    private static Map<StateRoot, List<StateKey>> at(Collection<StateRoot> roots, List<StateKey> keys) {
        return roots.stream().distinct().collect(Collectors.toMap(root -> root, root -> keys));
    }

    /** One question of one server: what must be known of states and members is looked up before, together. */
    private final class View {
        private final ServerName origin;
        private final RoomHead room;
        private final Map<StateKey, StoredEvent> goodbyes;
        private final Map<StateRoot, Map<StateKey, StoredEvent>> visibilities;
        private final Map<StateRoot, Set<Membership>> memberships;

        View(ServerName origin, RoomHead room, List<StoredEvent> events) {
            this.origin = origin;
            this.room = room;
            this.goodbyes = goodbyes(events);
            Set<StateRoot> states = events.stream()
                    .map(StoredEvent::before)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            this.visibilities = rooms.events(at(states, List.of(StateKey.HISTORY_VISIBILITY)));
            this.memberships = memberships(events);
        }

        boolean allows(StoredEvent stored) {
            StateRoot before = stored.before();
            if (before == null) return true;
            if (erasures.isErased(stored.event().sender()) && !sawErased(stored)) return false;
            if (stored.event().isState()) return true;
            return switch (visibility(before)) {
                case WORLD_READABLE, SHARED -> true;
                case INVITED -> anyUserIs(before, List.of(Membership.JOIN, Membership.INVITE));
                case JOINED -> anyUserIs(before, List.of(Membership.JOIN));
            };
        }

        private HistoryVisibility visibility(StateRoot state) {
            StoredEvent event = visibilities.getOrDefault(state, Map.of()).get(StateKey.HISTORY_VISIBILITY);
            return HistoryVisibility.of(Optional.ofNullable(event).map(StoredEvent::event));
        }

        /** Whether it was in the room at the event, or when the sender left for good. */
        private boolean sawErased(StoredEvent stored) {
            return placesOfErased(stored).anyMatch(state -> anyUserIs(state, List.of(Membership.JOIN)));
        }

        private Stream<StateRoot> placesOfErased(StoredEvent stored) {
            StoredEvent goodbye = goodbyes.get(StateKey.member(stored.event().sender()));
            return Stream.of(stored, goodbye == null ? stored : goodbye)
                    .map(StoredEvent::before)
                    .filter(Objects::nonNull);
        }

        private boolean anyUserIs(StateRoot state, List<Membership> wanted) {
            return !Collections.disjoint(memberships.getOrDefault(state, Set.of()), wanted);
        }

        private Map<StateKey, StoredEvent> goodbyes(List<StoredEvent> events) {
            List<StateKey> erased = events.stream()
                    .map(stored -> stored.event().sender())
                    .distinct()
                    .filter(erasures::isErased)
                    .map((UserId sender) -> StateKey.member(sender))
                    .toList();
            return erased.isEmpty() ? Map.of() : rooms.events(room.state(), erased);
        }

        /** Those that some of the server's users have, in the states in which it matters. */
        private Map<StateRoot, Set<Membership>> memberships(List<StoredEvent> events) {
            List<StateRoot> states = List.copyOf(placesThatMatter(events));
            if (states.isEmpty()) return Map.of();
            List<StateKey> users = usersOfOrigin();
            int atOnce = Math.max(1, AT_ONCE / Math.max(1, users.size()));
            Map<StateRoot, Set<Membership>> found = new HashMap<>();
            for (int from = 0; from < states.size(); from += atOnce) {
                List<StateRoot> some = states.subList(from, Math.min(from + atOnce, states.size()));
                rooms.events(at(some, users)).forEach((state, members) -> found.put(state, memberships(members)));
            }
            return found;
        }

        private static Set<Membership> memberships(Map<StateKey, StoredEvent> members) {
            return members.values().stream()
                    .flatMap(stored -> stored.event().membership().stream())
                    .collect(Collectors.toSet());
        }

        private Set<StateRoot> placesThatMatter(List<StoredEvent> events) {
            Set<StateRoot> states = new HashSet<>();
            for (StoredEvent stored : events) {
                StateRoot before = stored.before();
                if (before != null && !stored.event().isState() && isClosed(visibility(before))) states.add(before);
                if (erasures.isErased(stored.event().sender()))
                    placesOfErased(stored).forEach(states::add);
            }
            return states;
        }

        private static boolean isClosed(HistoryVisibility visibility) {
            return visibility == HistoryVisibility.INVITED || visibility == HistoryVisibility.JOINED;
        }

        private List<StateKey> usersOfOrigin() {
            return members.ofServer(room.nid(), origin, MAX_MEMBERS).stream()
                    .map(RoomMember::user)
                    .map((UserId user) -> StateKey.member(user))
                    .toList();
        }
    }
}
