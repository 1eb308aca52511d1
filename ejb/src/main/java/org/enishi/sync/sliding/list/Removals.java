package org.enishi.sync.sliding.list;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.store.cache.Caches;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;
import org.enishi.store.sync.RoomStep;
import org.enishi.sync.feed.Relations;

/** Rooms from which users were removed or banned by others, which they may not know; not those that they never were in. */
@ApplicationScoped
public class Removals {
    /** Of a user, the latest. */
    private static final int MOST = 200;

    /** How far back it is looked whether the user was in the room. */
    private static final int MOST_CHANGES = 20;

    /** By how the account stood: forgetting a room changes that, too. */
    private final Cache<Relations, List<Candidate>> known =
            Caches.builder().weakKeys().build();

    @Inject
    MemberStore members;

    @Inject
    EventStore events;

    @Inject
    StateTrie trie;

    /** @param account surrogate key */
    List<Candidate> of(long account, Relations relations) {
        List<Candidate> found = known.getIfPresent(relations);
        if (found != null) return found;
        List<Candidate> read = read(account);
        known.put(relations, read);
        return read;
    }

    private List<Candidate> read(long account) {
        List<RoomMember> ended = members.endedByOthers(account, MOST);
        if (ended.isEmpty()) return List.of();
        Map<Long, StoredEvent> last =
                events.byNid(ended.stream().map(RoomMember::event).toList());
        Set<Long> joinedBefore = joinedBefore(
                List.copyOf(last.values()), StateKey.member(ended.get(0).user()));
        return ended.stream()
                .filter(member -> joinedBefore.contains(member.roomNid()))
                .map(member -> candidate(member, Objects.requireNonNull(last.get(member.event()))))
                .toList();
    }

    private static Candidate candidate(RoomMember member, StoredEvent last) {
        StateRoot state = last.after() == null ? StateRoot.EMPTY : last.after();
        var step = new RoomStep(member.roomNid(), member.position(), state, member.event());
        return new Candidate(member.roomNid(), member.room(), member.position(), null, step, member);
    }

    /** The rooms that the user was in before these changes; what was before an invitation or a knock counts no more. */
    private Set<Long> joinedBefore(List<StoredEvent> changes, StateKey member) {
        Set<Long> found = new HashSet<>();
        List<StoredEvent> open = changes;
        for (int i = 0; i < MOST_CHANGES && !open.isEmpty(); i++) {
            List<StoredEvent> before = before(open, member);
            found.addAll(before.stream()
                    .filter(is(Membership.JOIN))
                    .map(StoredEvent::roomNid)
                    .collect(Collectors.toSet()));
            open = before.stream()
                    .filter(is(Membership.LEAVE).or(is(Membership.BAN)))
                    .toList();
        }
        return found;
    }

    private List<StoredEvent> before(List<StoredEvent> changes, StateKey member) {
        Map<StateRoot, List<StateKey>> wanted = new HashMap<>();
        for (StoredEvent change : changes) {
            StateRoot state = change.before();
            if (state != null) wanted.put(state, List.of(member));
        }
        List<EventId> ids = trie.get(wanted).values().stream()
                .flatMap(found -> found.values().stream())
                .toList();
        return List.copyOf(events.find(ids).values());
    }

    private static Predicate<StoredEvent> is(Membership membership) {
        return stored -> stored.event().membership().filter(membership::equals).isPresent();
    }
}
