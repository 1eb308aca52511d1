package org.enishi.journal.draft;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.state.AuthChains;
import org.enishi.rules.state.EventGraph;
import org.enishi.rules.state.StateResolver;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateRoot;

/**
 * Makes one state of several. Only where they differ is looked at, which the trie tells without reading the rest; what
 * was resolved once is remembered by the set of roots.
 */
public final class Resolutions {
    private static final int REMEMBERED = 10_000;

    private final StateResolver resolver;
    private final Cache<Set<StateRoot>, StateRoot> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public Resolutions(Authoriser authoriser) {
        this.resolver = new StateResolver(authoriser);
    }

    /** After the commit: their nodes are stored now. */
    public void committed(Map<Set<StateRoot>, StateRoot> resolved) {
        known.putAll(resolved);
    }

    StateRoot resolve(RoomVersion version, Collection<StateRoot> states, View view) {
        Set<StateRoot> roots = new LinkedHashSet<>(states);
        if (roots.size() == 1) return roots.iterator().next();
        StateRoot remembered = known.getIfPresent(roots);
        if (remembered != null) return remembered;
        StateRoot resolved = compute(version, List.copyOf(roots), view);
        view.sheet().resolutions.put(Set.copyOf(roots), resolved);
        return resolved;
    }

    private StateRoot compute(RoomVersion version, List<StateRoot> roots, View view) {
        StateRoot base = roots.get(0);
        List<List<StateChange>> differences =
                roots.stream().map(root -> view.states().diff(base, root)).toList();
        Set<StateKey> conflicted = new HashSet<>();
        differences.forEach(changes -> changes.forEach(change -> conflicted.add(change.key())));
        Map<StateKey, EventId> atBase = view.states().get(base, conflicted);
        List<Map<StateKey, EventId>> parts =
                differences.stream().map(changes -> changed(atBase, changes)).toList();
        RoomState all = view.state(base);
        RoomState unconflicted = key -> conflicted.contains(key) ? Optional.empty() : all.get(key);
        Map<StateKey, EventId> resolved =
                resolver.resolve(version, unconflicted, parts, new Graph(view, base, conflicted));
        Set<StateKey> gone = new HashSet<>(conflicted);
        gone.removeAll(resolved.keySet());
        return view.editor().put(view.editor().remove(base, gone), resolved);
    }

    private static Map<StateKey, EventId> changed(Map<StateKey, EventId> base, List<StateChange> changes) {
        Map<StateKey, EventId> part = new HashMap<>(base);
        for (StateChange change : changes) {
            EventId after = change.after();
            if (after == null) part.remove(change.key());
            else part.put(change.key(), after);
        }
        return part;
    }

    private record Graph(View view, StateRoot base, Set<StateKey> conflicted) implements EventGraph {
        @Override
        public Map<EventId, Known> load(Collection<EventId> ids) {
            Map<EventId, Known> found = new HashMap<>();
            for (StoredEvent stored : view.events(ids).values()) {
                boolean rejected = stored.status() == EventStatus.REJECTED;
                found.put(stored.event().id(), new Known(stored.event(), rejected));
            }
            return found;
        }

        @Override
        public Set<EventId> underUnconflicted(Set<EventId> candidates) {
            Collection<EventId> unconflicted =
                    view.states().all(base, key -> !conflicted.contains(key)).values();
            return new AuthChains(this).among(unconflicted, candidates);
        }
    }
}
