package org.enishi.store.state;

import java.util.Arrays;
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
        if (root.isEmpty()) return Optional.empty();
        Path path = Path.to(Entry.keyBytes(key));
        Node node = nodes.load(root);
        for (int depth = 0; node.isBranch(); depth++) {
            StateRoot child = node.child(path.step(depth));
            if (child.isEmpty()) return Optional.empty();
            node = nodes.load(child);
        }
        return in(node, path.key());
    }

    /** Those of the keys at which an event stands. */
    public Map<StateKey, EventId> get(StateRoot root, Collection<StateKey> keys) {
        new Descent(nodes).load(Map.of(root, paths(keys)));
        return read(root, keys);
    }

    /** As {@link #get(StateRoot, Collection)}, of several states: what lies at the same depth is loaded together. */
    public Map<StateRoot, Map<StateKey, EventId>> get(Map<StateRoot, ? extends Collection<StateKey>> wanted) {
        Map<StateRoot, List<Path>> ways = new HashMap<>();
        wanted.forEach((root, keys) -> ways.put(root, paths(keys)));
        new Descent(nodes).load(ways);
        Map<StateRoot, Map<StateKey, EventId>> found = new HashMap<>();
        wanted.forEach((root, keys) -> found.put(root, read(root, keys)));
        return found;
    }

    private static List<Path> paths(Collection<StateKey> keys) {
        return keys.stream().map(Entry::keyBytes).map(Path::to).toList();
    }

    /** What was just brought into memory. */
    private Map<StateKey, EventId> read(StateRoot root, Collection<StateKey> keys) {
        Map<StateKey, EventId> found = new HashMap<>();
        for (StateKey key : keys) get(root, key).ifPresent(event -> found.put(key, event));
        return found;
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

    private static Optional<EventId> in(Node bucket, byte[] key) {
        return bucket.entries().stream()
                .filter(entry -> Arrays.equals(entry.keyBytes(), key))
                .findFirst()
                .map(Entry::event);
    }
}
