package org.enishi.store.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Walks down from a root, one level at a time, so that each level is loaded together. */
record Descent(NodeSource nodes) {
    /** Goes all of them to their ends. */
    void go(List<Way> ways) {
        List<Way> level = unfinished(ways);
        for (int depth = 0; !level.isEmpty(); depth++) {
            Map<StateRoot, Node> loaded = nodes.load(places(level));
            for (Way way : level) way.step(Objects.requireNonNull(loaded.get(way.place())), depth);
            level = unfinished(level);
        }
    }

    private static Set<StateRoot> places(List<Way> ways) {
        Set<StateRoot> places = new HashSet<>();
        for (Way way : ways) places.add(way.place());
        return places;
    }

    private static List<Way> unfinished(List<Way> ways) {
        List<Way> left = new ArrayList<>(ways.size());
        for (Way way : ways) if (!way.place().isEmpty()) left.add(way);
        return left;
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
