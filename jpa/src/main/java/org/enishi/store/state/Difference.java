package org.enishi.store.state;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two states: equal parts have equal hashes and are passed over unseen. */
record Difference(NodeSource nodes) {
    private record Pair(StateRoot one, StateRoot other) {
        boolean differs() {
            return !one.equals(other);
        }
    }

    List<StateChange> between(StateRoot one, StateRoot other) {
        List<StateChange> changes = new ArrayList<>();
        List<Pair> level = List.of(new Pair(one, other));
        while (!level.isEmpty()) level = below(level, changes);
        return changes;
    }

    private List<Pair> below(List<Pair> level, List<StateChange> changes) {
        Map<StateRoot, Node> loaded = nodes.load(rootsOf(level));
        List<Pair> next = new ArrayList<>();
        for (Pair pair : level) {
            if (!pair.differs()) continue;
            Node one = loaded.get(pair.one);
            Node other = loaded.get(pair.other);
            if (one != null && other != null && one.isBranch() && other.isBranch()) {
                for (int i = 0; i < Node.WIDTH; i++) next.add(new Pair(one.child(i), other.child(i)));
            } else {
                compare(pair, changes);
            }
        }
        next.removeIf(pair -> !pair.differs());
        return next;
    }

    /** One of them is a bucket or empty: the larger one has hardly more than what differs. */
    private void compare(Pair pair, List<StateChange> changes) {
        var descent = new Descent(nodes);
        Map<ByteBuffer, Entry> before = byKey(descent.entries(pair.one));
        Map<ByteBuffer, Entry> after = byKey(descent.entries(pair.other));
        before.forEach((key, entry) -> {
            Entry now = after.remove(key);
            if (now == null || !now.isSame(entry)) changes.add(change(entry, now));
        });
        after.values().forEach(entry -> changes.add(new StateChange(entry.key(), null, entry.event())));
    }

    private static StateChange change(Entry before, @Nullable Entry after) {
        return new StateChange(before.key(), before.event(), after == null ? null : after.event());
    }

    private static Map<ByteBuffer, Entry> byKey(List<Entry> entries) {
        Map<ByteBuffer, Entry> map = new LinkedHashMap<>();
        for (Entry entry : entries) map.put(ByteBuffer.wrap(entry.keyBytes()), entry);
        return map;
    }

    private static Set<StateRoot> rootsOf(List<Pair> level) {
        Set<StateRoot> roots = new HashSet<>();
        for (Pair pair : level) {
            if (!pair.one.isEmpty()) roots.add(pair.one);
            if (!pair.other.isEmpty()) roots.add(pair.other);
        }
        return roots;
    }
}
