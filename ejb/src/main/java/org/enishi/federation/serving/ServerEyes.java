package org.enishi.federation.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
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

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    Erasures erasures;

    /** Federation form, in the given order. */
    List<byte[]> see(ServerName origin, RoomHead room, List<StoredEvent> events) {
        var view = new View(origin, room);
        return events.stream()
                .map(stored -> view.allows(stored) ? stored.event().bytes() : redacted(stored.event()))
                .toList();
    }

    /** Whether the server may see an event as it is: for one question. */
    Predicate<StoredEvent> of(ServerName origin, RoomHead room) {
        return new View(origin, room)::allows;
    }

    private static byte[] redacted(Event event) {
        return CanonicalJson.writtenBytes(Redactor.redact(event.json(), event.version()));
    }

    /** One question of one server: states and members are looked at once. */
    private final class View {
        private final Map<StateRoot, Boolean> decided = new HashMap<>();
        private final ServerName origin;
        private final RoomHead room;
        private Optional<List<StateKey>> users = Optional.empty();

        View(ServerName origin, RoomHead room) {
            this.origin = origin;
            this.room = room;
        }

        boolean allows(StoredEvent stored) {
            StateRoot before = stored.before();
            if (before == null) return true;
            if (erasures.isErased(stored.event().sender()) && !sawErased(stored)) return false;
            if (stored.event().isState()) return true;
            return decided.computeIfAbsent(before, this::allows);
        }

        private boolean allows(StateRoot state) {
            HistoryVisibility visibility =
                    HistoryVisibility.of(rooms.stateAt(state).get(StateKey.HISTORY_VISIBILITY));
            return switch (visibility) {
                case WORLD_READABLE, SHARED -> true;
                case INVITED -> anyUserIs(state, List.of(Membership.JOIN, Membership.INVITE));
                case JOINED -> anyUserIs(state, List.of(Membership.JOIN));
            };
        }

        /** Whether it was in the room at the event, or when the sender left for good. */
        private boolean sawErased(StoredEvent stored) {
            StateKey sender = StateKey.member(stored.event().sender());
            StoredEvent goodbye = rooms.events(room.state(), List.of(sender)).get(sender);
            return Stream.of(stored, goodbye == null ? stored : goodbye)
                    .map(StoredEvent::before)
                    .filter(Objects::nonNull)
                    .anyMatch(state -> anyUserIs(state, List.of(Membership.JOIN)));
        }

        private boolean anyUserIs(StateRoot state, List<Membership> wanted) {
            return rooms.events(state, users()).values().stream()
                    .anyMatch(stored ->
                            stored.event().membership().filter(wanted::contains).isPresent());
        }

        private List<StateKey> users() {
            if (users.isEmpty()) users = Optional.of(usersOfOrigin());
            return users.get();
        }

        private List<StateKey> usersOfOrigin() {
            return members.ofServer(room.nid(), origin, MAX_MEMBERS).stream()
                    .map(RoomMember::user)
                    .map((UserId user) -> StateKey.member(user))
                    .toList();
        }
    }
}
