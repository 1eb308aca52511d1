package org.enishi.timeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.rules.visibility.HistoryVisibility;
import org.enishi.rules.visibility.VisibilityRule;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.erasure.Erasures;
import org.jspecify.annotations.Nullable;

/** Asks the states at the events, each once: most events of a page have the same. */
final class RoomView implements View {
    private final Reader reader;
    private final Stay stay;
    private final Rooms rooms;
    private final Erasures erasures;
    private final Set<UserId> ignored;
    private final StateKey member;
    private @Nullable Long firstJoin;
    private final Map<StateRoot, Facts> known = new HashMap<>();

    /** What a state says about the reader. */
    private record Facts(HistoryVisibility visibility, Optional<Membership> membership) {}

    /**
     * What a view draws on beside the reader.
     *
     * @param ignored whose events, but for state, the reader does not want to see
     */
    record Sources(Rooms rooms, Erasures erasures, Set<UserId> ignored) {}

    RoomView(Reader reader, Stay stay, Sources sources) {
        this.reader = reader;
        this.stay = stay;
        this.rooms = sources.rooms();
        this.erasures = sources.erasures();
        this.ignored = sources.ignored();
        this.member = StateKey.member(reader.user());
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public Optional<Membership> membership() {
        return stay.now();
    }

    @Override
    public boolean shows(StoredEvent stored) {
        if (stored.status() != EventStatus.ACCEPTED || stored.position() == 0) return false;
        if (ignored.contains(stored.event().sender()) && !stored.event().isState()) return false;
        if (allows(stored, stored.before())) return true;
        return isJudgedTwice(stored.event()) && allows(stored, stored.after());
    }

    @Override
    public void prepare(Collection<StoredEvent> events) {
        Map<StateRoot, List<StateKey>> wanted = new HashMap<>();
        for (StoredEvent stored : events) {
            want(stored.before(), wanted);
            want(stored.after(), wanted);
        }
        rooms.events(wanted).forEach((root, found) -> known.put(root, facts(found)));
    }

    private void want(@Nullable StateRoot root, Map<StateRoot, List<StateKey>> wanted) {
        if (root != null && !known.containsKey(root)) wanted.put(root, List.of(StateKey.HISTORY_VISIBILITY, member));
    }

    @Override
    public boolean redacts(StoredEvent stored) {
        return erasures.hides(stored, () -> firstJoin(stored.roomNid()));
    }

    private long firstJoin(long room) {
        Long known = firstJoin;
        if (known == null) known = erasures.firstJoin(room, reader.user());
        firstJoin = known;
        return known;
    }

    @Override
    public boolean showsReplacedBy(StoredEvent stored) {
        return allows(stored, stored.before()) || isOwnMembership(stored.event());
    }

    @Override
    public Optional<Membership> membershipAt(StoredEvent stored) {
        StateRoot after = stored.after();
        return after == null ? Optional.empty() : facts(after).membership;
    }

    /** A change of the visibility, and of one's own membership, is seen under the old or the new value. */
    private boolean isJudgedTwice(Event event) {
        return event.is(EventType.HISTORY_VISIBILITY) || isOwnMembership(event);
    }

    private boolean isOwnMembership(Event event) {
        return event.is(EventType.MEMBER)
                && event.stateKeyText().filter(reader.user().value()::equals).isPresent();
    }

    private boolean allows(StoredEvent stored, @Nullable StateRoot root) {
        if (root == null) return false;
        Facts facts = facts(root);
        return VisibilityRule.allows(facts.visibility, facts.membership, stay.isBehind(stored));
    }

    private Facts facts(StateRoot root) {
        return known.computeIfAbsent(root, this::look);
    }

    private Facts look(StateRoot root) {
        return facts(rooms.events(root, List.of(StateKey.HISTORY_VISIBILITY, member)));
    }

    private Facts facts(Map<StateKey, StoredEvent> found) {
        Optional<Event> visibility =
                Optional.ofNullable(found.get(StateKey.HISTORY_VISIBILITY)).map(StoredEvent::event);
        Optional<Event> membership = Optional.ofNullable(found.get(member)).map(StoredEvent::event);
        return new Facts(HistoryVisibility.of(visibility), membership.flatMap(Event::membership));
    }
}
