package org.enishi.store.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes that are to be written, over those that are there: a draft's over its batch's over the database's. */
public final class NewNodes implements NodeSource {
    private final NodeStore stored;
    private final List<NewNodes> below;
    private final Map<StateRoot, Node> nodes = new LinkedHashMap<>();

    public NewNodes(NodeStore stored) {
        this.stored = stored;
        this.below = List.of();
    }

    private NewNodes(NewNodes below) {
        this.stored = below.stored;
        this.below = List.of(below);
    }

    /** What is added there is not seen here until it is {@linkplain #take taken}. */
    public NewNodes over() {
        return new NewNodes(this);
    }

    public void take(NewNodes accepted) {
        nodes.putAll(accepted.nodes);
    }

    StateRoot add(Node node) {
        StateRoot root = node.root();
        if (stored.peek(root) == null) nodes.put(root, node);
        return root;
    }

    Map<StateRoot, Node> nodes() {
        return nodes;
    }

    @Override
    public Map<StateRoot, Node> load(Collection<StateRoot> roots) {
        Map<StateRoot, Node> found = new HashMap<>();
        List<StateRoot> missing = new java.util.ArrayList<>();
        for (StateRoot root : roots) if (!findNew(root, found)) missing.add(root);
        if (!missing.isEmpty()) found.putAll(stored.load(missing));
        return found;
    }

    private boolean findNew(StateRoot root, Map<StateRoot, Node> found) {
        Node node = nodes.get(root);
        if (node != null) found.put(root, node);
        return node != null || below.stream().anyMatch(each -> each.findNew(root, found));
    }
}
