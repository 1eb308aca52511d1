package org.enishi.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.rules.visibility.HistoryVisibility;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/** Finds out how users stand to rooms, and which state of the room is therefore theirs to read. */
@ApplicationScoped
public class Stays {
    /** Somebody may have left, been invited again and refused any number of times; we look so far back. */
    private static final int MOST_CHANGES = 100;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    EventStore events;

    public Stay of(RoomHead room, UserId user) {
        if (isJoined(room, user)) return new Stay(Optional.of(Membership.JOIN), Optional.empty());
        Optional<RoomMember> member = members.find(room.nid(), user).filter(found -> !found.forgotten());
        if (member.isEmpty()) return Stay.NEVER;
        Membership now = member.get().membership();
        if (now == Membership.JOIN) return new Stay(Optional.of(now), Optional.empty());
        StoredEvent latest =
                events.byNid(List.of(member.get().event())).get(member.get().event());
        return new Stay(Optional.of(now), lastGoodbye(latest, StateKey.member(user)));
    }

    /**
     * The state that a user may read: today's for those in the room and where the history is world readable, that of
     * their leave for those who left.
     *
     * @throws MatrixException {@code M_FORBIDDEN}
     */
    public StateRoot readableState(RoomHead room, UserId user) {
        return readableState(room, of(room, user));
    }

    /** As {@link #readableState(RoomHead, UserId)}, for somebody of whom it is known how he stands to the room. */
    public StateRoot readableState(RoomHead room, Stay stay) {
        if (stay.lasts() || isWorldReadable(room)) return room.state();
        return stay.end()
                .map(StoredEvent::after)
                .orElseThrow(() -> MatrixException.forbidden("You are not, and never were, in this room"));
    }

    public boolean isWorldReadable(RoomHead room) {
        return HistoryVisibility.of(rooms.stateAt(room.state()).get(StateKey.HISTORY_VISIBILITY))
                == HistoryVisibility.WORLD_READABLE;
    }

    /** By the state, which is in memory: most who read are members. */
    private boolean isJoined(RoomHead room, UserId user) {
        StoredEvent member = at(room.state(), StateKey.member(user));
        return member != null
                && member.event().membership().filter(Membership.JOIN::equals).isPresent();
    }

    private Optional<StoredEvent> lastGoodbye(@Nullable StoredEvent latest, StateKey key) {
        StoredEvent change = latest;
        for (int i = 0; i < MOST_CHANGES && change != null; i++) {
            StateRoot before = change.before();
            if (before == null) return Optional.empty();
            StoredEvent replaced = at(before, key);
            if (replaced == null) return Optional.empty();
            if (replaced.event().membership().filter(Membership.JOIN::equals).isPresent()) return Optional.of(change);
            change = replaced;
        }
        return Optional.empty();
    }

    private @Nullable StoredEvent at(StateRoot root, StateKey key) {
        Map<StateKey, StoredEvent> found = rooms.events(root, List.of(key));
        return found.get(key);
    }
}
