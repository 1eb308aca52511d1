package org.enishi.store.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks down from a root, one level at a time, so that each level is loaded together. */
record Descent(NodeSource nodes) {
    /** Brings into memory what lies on the ways, from each root its own. */
    void load(Map<StateRoot, List<Path>> ways) {
        Map<StateRoot, List<Path>> level = new HashMap<>(ways);
        level.remove(StateRoot.EMPTY);
        for (int depth = 0; !level.isEmpty(); depth++) level = below(level, depth);
    }

    private Map<StateRoot, List<Path>> below(Map<StateRoot, List<Path>> level, int depth) {
        Map<StateRoot, Node> loaded = nodes.load(level.keySet());
        Map<StateRoot, List<Path>> next = new HashMap<>();
        level.forEach((root, paths) -> {
            Node node = loaded.get(root);
            if (node == null || !node.isBranch()) return;
            for (Path path : paths) {
                StateRoot child = node.child(path.step(depth));
                if (!child.isEmpty())
                    next.computeIfAbsent(child, none -> new ArrayList<>()).add(path);
            }
        });
        return next;
    }

    List<Entry> entries(StateRoot root) {
        List<Entry> entries = new ArrayList<>();
        List<StateRoot> level = root.isEmpty() ? List.of() : List.of(root);
        while (!level.isEmpty()) {
            List<StateRoot> next = new ArrayList<>();
            for (Node node : nodes.load(level).values()) {
                if (!node.isBranch()) entries.addAll(node.entries());
                else for (StateRoot child : node.children()) if (!child.isEmpty()) next.add(child);
            }
            level = next;
        }
        return entries;
    }
}
