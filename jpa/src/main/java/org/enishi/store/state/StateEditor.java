package org.enishi.store.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.jspecify.annotations.Nullable;

/** Makes new states of old ones. */
public final class StateEditor {
    private final NewNodes nodes;

    public StateEditor(NewNodes nodes) {
        this.nodes = nodes;
    }

    private record Change(Path path, @Nullable Entry entry) {}

    public StateRoot put(StateRoot root, StateKey key, EventId event) {
        return put(root, Map.of(key, event));
    }

    public StateRoot put(StateRoot root, Map<StateKey, EventId> events) {
        List<Change> changes = new ArrayList<>(events.size());
        events.forEach((key, event) -> {
            Entry entry = Entry.of(key, event);
            changes.add(new Change(Path.to(entry.keyBytes()), entry));
        });
        return apply(root, changes);
    }

    public StateRoot remove(StateRoot root, Collection<StateKey> keys) {
        return apply(
                root,
                keys.stream()
                        .map(key -> new Change(Path.to(Entry.keyBytes(key)), null))
                        .toList());
    }

    private StateRoot apply(StateRoot root, List<Change> changes) {
        if (changes.isEmpty()) return root;
        if (changes.size() > 1) new Descent(nodes).go(ways(root, changes));
        return edit(root, 0, changes);
    }

    private static List<Way> ways(StateRoot root, List<Change> changes) {
        return changes.stream().map(change -> new Way(root, change.path)).toList();
    }

    private StateRoot edit(StateRoot root, int depth, List<Change> changes) {
        if (root.isEmpty()) return build(merged(List.of(), changes), depth);
        Node node = nodes.load(root);
        return node.isBranch() ? editBranch(node, depth, changes) : build(merged(node.entries(), changes), depth);
    }

    private StateRoot editBranch(Node branch, int depth, List<Change> changes) {
        StateRoot[] children = branch.children();
        Map<Integer, List<Change>> bySlot = new HashMap<>();
        for (Change change : changes)
            bySlot.computeIfAbsent(change.path.step(depth), none -> new ArrayList<>())
                    .add(change);
        bySlot.forEach((slot, part) -> children[slot] = edit(children[slot], depth + 1, part));
        boolean removes = changes.stream().anyMatch(change -> change.entry == null);
        return removes ? perhapsSmaller(children, depth) : nodes.add(Node.branch(children));
    }

    /** What fits into a bucket is one. */
    private StateRoot perhapsSmaller(StateRoot[] children, int depth) {
        List<Entry> entries = new ArrayList<>();
        for (StateRoot child : children) {
            if (child.isEmpty()) continue;
            Node node = nodes.load(child);
            if (node.isBranch()) return nodes.add(Node.branch(children));
            entries.addAll(node.entries());
            if (entries.size() > Node.BUCKET) return nodes.add(Node.branch(children));
        }
        return build(entries, depth);
    }

    private StateRoot build(List<Entry> entries, int depth) {
        if (entries.isEmpty()) return StateRoot.EMPTY;
        if (entries.size() <= Node.BUCKET || depth == Path.STEPS) return nodes.add(Node.bucket(entries));
        List<List<Entry>> parts = new ArrayList<>();
        for (int i = 0; i < Node.WIDTH; i++) parts.add(new ArrayList<>());
        for (Entry entry : entries)
            parts.get(Path.to(entry.keyBytes()).step(depth)).add(entry);
        StateRoot[] children = new StateRoot[Node.WIDTH];
        for (int i = 0; i < Node.WIDTH; i++) children[i] = build(parts.get(i), depth + 1);
        return nodes.add(Node.branch(children));
    }

    private static List<Entry> merged(List<Entry> old, List<Change> changes) {
        List<Entry> entries = new ArrayList<>(old);
        for (Change change : changes) {
            entries.removeIf(entry -> entry.isAt(change.path.key()));
            if (change.entry != null) entries.add(change.entry);
        }
        return entries;
    }
}
