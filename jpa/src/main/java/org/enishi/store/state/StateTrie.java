package org.enishi.store.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;

/**
 * Room states: which event stands at which key. A state is named by its root; a change writes only the nodes on its way.
 * Reads need no transaction; nodes read lately come from memory.
 */
public class StateTrie {
    private final NodeSource nodes;

    public StateTrie(NodeStore stored) {
        this.nodes = stored;
    }

    /** With what is about to be written. */
    public StateTrie(NewNodes pending) {
        this.nodes = pending;
    }

    public Optional<EventId> get(StateRoot root, StateKey key) {
        Way way = new Way(root, path(key));
        for (int depth = 0; !way.place().isEmpty(); depth++) way.step(nodes.load(way.place()), depth);
        return way.event();
    }

    /** Those of the keys at which an event stands. */
    public Map<StateKey, EventId> get(StateRoot root, Collection<StateKey> keys) {
        return get(Map.of(root, keys)).getOrDefault(root, Map.of());
    }

    /** As {@link #get(StateRoot, Collection)}, of several states: what lies at the same depth is loaded together. */
    public Map<StateRoot, Map<StateKey, EventId>> get(Map<StateRoot, ? extends Collection<StateKey>> wanted) {
        Map<StateKey, Path> paths = new HashMap<>();
        Map<StateRoot, Map<StateKey, Way>> ways = new HashMap<>();
        wanted.forEach((root, keys) -> ways.put(root, ways(root, keys, paths)));
        new Descent(nodes)
                .go(ways.values().stream()
                        .flatMap(each -> each.values().stream())
                        .toList());
        Map<StateRoot, Map<StateKey, EventId>> found = new HashMap<>();
        ways.forEach((root, each) -> found.put(root, ends(each)));
        return found;
    }

    /** @param paths those that are known; a key is hashed once for all roots */
    private static Map<StateKey, Way> ways(StateRoot root, Collection<StateKey> keys, Map<StateKey, Path> paths) {
        Map<StateKey, Way> ways = new HashMap<>();
        for (StateKey key : keys) ways.put(key, new Way(root, paths.computeIfAbsent(key, StateTrie::path)));
        return ways;
    }

    private static Map<StateKey, EventId> ends(Map<StateKey, Way> ways) {
        Map<StateKey, EventId> found = new HashMap<>();
        ways.forEach((key, way) -> way.event().ifPresent(event -> found.put(key, event)));
        return found;
    }

    private static Path path(StateKey key) {
        return Path.to(Entry.keyBytes(key));
    }

    /** The whole state. Costs what the room weighs. */
    public Map<StateKey, EventId> all(StateRoot root) {
        return all(root, key -> true);
    }

    /** The part of the state whose keys are wanted. Costs what the room weighs; by known keys ask {@link #get}. */
    public Map<StateKey, EventId> all(StateRoot root, Predicate<StateKey> wanted) {
        Map<StateKey, EventId> found = new HashMap<>();
        for (Entry entry : new Descent(nodes).entries(root)) {
            StateKey key = entry.key();
            if (wanted.test(key)) found.put(key, entry.event());
        }
        return found;
    }

    /** Where two states differ, in no order. Costs what they differ. */
    public List<StateChange> diff(StateRoot one, StateRoot other) {
        return new Difference(nodes).between(one, other);
    }
}
