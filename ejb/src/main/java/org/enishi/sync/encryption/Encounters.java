package org.enishi.sync.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;
import org.enishi.store.sync.RoomStep;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Trails;
import org.jspecify.annotations.Nullable;

/** Who came into the rooms of a user, and who left them: from the difference of states, so that messages cost nothing. */
@ApplicationScoped
public class Encounters {
    private static final int MOST = 20_000;

    @Inject
    Trails trails;

    @Inject
    MemberStore members;

    @Inject
    StateTrie trie;

    @Inject
    EventStore events;

    /** @param met who is in a room with the user now and was not; @param lost who was and is no more in one of the rooms */
    record Met(Set<UserId> met, Set<UserId> lost) {}

    Met between(Caller caller, Feed.Moment moment, long since, long upTo) {
        var found = new Met(new HashSet<>(), new HashSet<>());
        Set<Long> moved = moved(caller, moment, since);
        Set<Long> rooms = new HashSet<>(moved);
        rooms.addAll(changed(caller, moment, since));
        if (rooms.isEmpty()) return found;
        Map<Long, RoomStep> then = trails.at(rooms, since);
        Map<Long, RoomStep> now = trails.at(rooms, upTo);
        Set<StateChange> changes = new HashSet<>();
        for (long room : rooms) {
            StateRoot before = then.getOrDefault(room, RoomStep.none(room)).state();
            StateRoot after = now.getOrDefault(room, RoomStep.none(room)).state();
            if (before.equals(after)) continue;
            boolean was = !moved.contains(room) || isIn(before, caller.user());
            boolean is = !moved.contains(room) || isIn(after, caller.user());
            if (was && is) changes.addAll(memberChanges(before, after));
            else if (is) found.met.addAll(joined(room));
            else if (was) found.lost.addAll(joined(room));
        }
        sort(changes, found);
        return found;
    }

    /** Rooms to which the user's own relation changed. */
    private Set<Long> moved(Caller caller, Feed.Moment moment, long since) {
        Set<Long> found = new HashSet<>();
        if (moment.relations().last() > since)
            members.ofAccount(caller.account(), since).forEach(relation -> found.add(relation.roomNid()));
        return found;
    }

    private Set<Long> changed(Caller caller, Feed.Moment moment, long since) {
        if (!trails.reach(since)) return members.joinedRoomsChanged(caller.account(), since);
        Set<Long> found = new HashSet<>();
        for (long room : moment.relations().joined()) if (trails.hasChanged(room, since)) found.add(room);
        return found;
    }

    private List<StateChange> memberChanges(StateRoot before, StateRoot after) {
        return trie.diff(before, after).stream()
                .filter(change -> change.key().type().equals(EventType.MEMBER))
                .filter(change -> UserId.isWellFormed(change.key().key()))
                .toList();
    }

    private void sort(Set<StateChange> changes, Met found) {
        if (changes.isEmpty()) return;
        Set<EventId> ids = new HashSet<>();
        for (StateChange change : changes) {
            Optional.ofNullable(change.before()).ifPresent(ids::add);
            Optional.ofNullable(change.after()).ifPresent(ids::add);
        }
        Map<EventId, StoredEvent> stored = events.find(ids);
        for (StateChange change : changes) {
            boolean was = isJoin(stored, change.before());
            boolean is = isJoin(stored, change.after());
            UserId user = new UserId(change.key().key());
            if (is && !was) found.met.add(user);
            if (was && !is) found.lost.add(user);
        }
    }

    private boolean isIn(StateRoot state, UserId user) {
        EventId membership = trie.get(state, StateKey.member(user)).orElse(null);
        return membership != null && isJoin(events.find(Set.of(membership)), membership);
    }

    private Set<UserId> joined(long room) {
        Set<UserId> found = new HashSet<>();
        members.ofRoom(room, Membership.JOIN, MOST).stream()
                .map(RoomMember::user)
                .forEach(found::add);
        return found;
    }

    private static boolean isJoin(Map<EventId, StoredEvent> stored, @Nullable EventId id) {
        return Optional.ofNullable(id)
                .map(stored::get)
                .flatMap(each -> each.event().membership())
                .filter(Membership.JOIN::equals)
                .isPresent();
    }
}
