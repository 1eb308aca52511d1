package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;
import org.enishi.sync.room.Timeline;
import org.enishi.sync.sliding.connection.SentRoom;
import org.enishi.sync.sliding.wish.RequiredState;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the state events that a client is told: all that it wants of a room that it does not have; else what changed of
 * that, and what it has not wanted before.
 */
@Dependent
public class StateChoice {
    private static final Set<EventType> IN_NAME =
            Set.of(EventType.MEMBER, EventType.NAME, EventType.CANONICAL_ALIAS, EventType.AVATAR);

    @Inject
    StateTrie trie;

    /** @param renamed whether something changed that a room's name or picture comes from */
    record Chosen(Map<StateKey, EventId> events, boolean renamed) {}

    Chosen choose(Place place) {
        StateRoot now = place.range().last().state();
        RequiredState wanted = place.wholeWish().state();
        SentRoom sent = place.sent();
        if (sent == null) return new Chosen(find(now, wanted, RequiredState.NOTHING), true);
        Map<StateKey, EventId> found = find(now, wanted, sent.wish().state());
        List<StateChange> changes = trie.diff(place.range().known(), now);
        for (StateChange change : changes) {
            EventId after = change.after();
            if (after != null && (wanted.wants(change.key()) || wasSent(change.key(), sent)))
                found.put(change.key(), after);
        }
        return new Chosen(
                found,
                changes.stream()
                        .anyMatch(change -> IN_NAME.contains(change.key().type())));
    }

    /** The member events of those whom the timeline shows, unless the client has them. */
    Map<UserId, EventId> members(Place place, Timeline timeline, Map<StateKey, EventId> told) {
        if (!place.wholeWish().state().lazyMembers()) return Map.of();
        Set<StateKey> shown = new HashSet<>();
        for (StoredEvent event : timeline.events()) {
            shown.add(StateKey.member(event.event().sender()));
            if (event.event().is(EventType.MEMBER)) event.event().stateKey().ifPresent(shown::add);
        }
        SentRoom sent = place.sent();
        Map<UserId, EventId> missing = new HashMap<>();
        trie.get(place.range().last().state(), shown).forEach((key, event) -> {
            boolean known = told.containsKey(key) || hasMember(sent, key, event);
            if (!known && UserId.isWellFormed(key.key())) missing.put(new UserId(key.key()), event);
        });
        return missing;
    }

    /** What one wish takes and another did not. */
    private Map<StateKey, EventId> find(StateRoot state, RequiredState wanted, RequiredState before) {
        if (wanted.equals(before)) return new HashMap<>();
        if (wanted.hasPatterns()) return new HashMap<>(trie.all(state, key -> wanted.wants(key) && !before.wants(key)));
        Set<StateKey> named = new HashSet<>(wanted.named());
        named.removeIf(before::wants);
        return new HashMap<>(trie.get(state, named));
    }

    private static boolean wasSent(StateKey key, SentRoom sent) {
        return key.type().equals(EventType.MEMBER)
                && UserId.isWellFormed(key.key())
                && sent.members().containsKey(new UserId(key.key()));
    }

    private static boolean hasMember(@Nullable SentRoom sent, StateKey key, EventId event) {
        return sent != null
                && UserId.isWellFormed(key.key())
                && event.equals(sent.members().get(new UserId(key.key())));
    }
}
