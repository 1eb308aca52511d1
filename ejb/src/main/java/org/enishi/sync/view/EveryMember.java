package org.enishi.sync.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.rules.visibility.HistoryVisibility;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.Reader;
import org.enishi.timeline.View;
import org.jspecify.annotations.Nullable;

/**
 * A room as all see it alike who have been in it for the whole time and sent none of the events, as long as its history
 * is shared with all members. Where it is not, {@link #holds} says no, and each reader needs a view of their own.
 */
public final class EveryMember implements View {
    private static final Reader NOBODY = new Reader(new UserId("@:invalid"), -1);

    private final Rooms rooms;
    private final Predicate<StoredEvent> differs;
    private final Map<StateRoot, Boolean> shared = new HashMap<>();
    private boolean holds = true;

    /** @param differs whether members see the event differently for another reason than its visibility */
    public EveryMember(Rooms rooms, Predicate<StoredEvent> differs) {
        this.rooms = rooms;
        this.differs = differs;
    }

    /** Whether all that was asked so far has the same answer for every member. */
    public boolean holds() {
        return holds;
    }

    @Override
    public Reader reader() {
        return NOBODY;
    }

    @Override
    public Optional<Membership> membership() {
        return Optional.of(Membership.JOIN);
    }

    @Override
    public boolean shows(StoredEvent event) {
        holds &= isShared(event.before());
        return event.status() == EventStatus.ACCEPTED && event.position() != 0;
    }

    @Override
    public void prepare(Collection<StoredEvent> events) {
        Map<StateRoot, List<StateKey>> wanted = new HashMap<>();
        for (StoredEvent stored : events) {
            StateRoot root = stored.before();
            if (root != null && !shared.containsKey(root)) wanted.put(root, List.of(StateKey.HISTORY_VISIBILITY));
        }
        rooms.events(wanted).forEach((root, found) -> shared.put(root, isShared(found)));
    }

    @Override
    public boolean redacts(StoredEvent event) {
        holds &= !differs.test(event);
        return false;
    }

    @Override
    public boolean showsReplacedBy(StoredEvent event) {
        return true;
    }

    @Override
    public Optional<Membership> membershipAt(StoredEvent event) {
        return membership();
    }

    private boolean isShared(@Nullable StateRoot root) {
        return root != null && shared.computeIfAbsent(root, this::look);
    }

    private boolean look(StateRoot root) {
        return isShared(rooms.events(root, List.of(StateKey.HISTORY_VISIBILITY)));
    }

    private static boolean isShared(Map<StateKey, StoredEvent> state) {
        Optional<Event> event =
                Optional.ofNullable(state.get(StateKey.HISTORY_VISIBILITY)).map(StoredEvent::event);
        HistoryVisibility visibility = HistoryVisibility.of(event);
        return visibility == HistoryVisibility.SHARED || visibility == HistoryVisibility.WORLD_READABLE;
    }
}
