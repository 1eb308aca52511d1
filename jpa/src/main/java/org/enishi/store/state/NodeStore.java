package org.enishi.store.state;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.store.cache.Caches;
import org.enishi.store.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Nodes in the database, with those read or written lately in memory. What is in memory is committed. */
public final class NodeStore implements NodeSource {
    private static final int CHUNK = 1000;

    /** Beside its bytes: objects, hash table, the key. */
    private static final int OVERHEAD = 200;

    private final Sql sql;
    private final Cache<StateRoot, Node> known;

    public NodeStore(Sql sql, long maxBytes) {
        this.sql = sql;
        this.known = Caches.builder()
                .maximumWeight(maxBytes)
                .weigher((StateRoot root, Node node) -> node.bytes().length + OVERHEAD)
                .build();
    }

    @Override
    public Node load(StateRoot root) {
        Node node = peek(root);
        return node != null ? node : NodeSource.super.load(root);
    }

    @Override
    public Map<StateRoot, Node> load(Collection<StateRoot> roots) {
        Map<StateRoot, Node> found = new HashMap<>(known.getAllPresent(roots));
        List<byte[]> missing = new ArrayList<>();
        for (StateRoot root : roots) if (!found.containsKey(root)) missing.add(root.hash());
        for (int from = 0; from < missing.size(); from += CHUNK) {
            found.putAll(read(missing.subList(from, Math.min(from + CHUNK, missing.size()))));
        }
        for (StateRoot root : roots)
            if (!found.containsKey(root)) throw new IllegalStateException("state node " + root + " is missing");
        return found;
    }

    /** Only if it is in memory. */
    @Nullable
    Node peek(StateRoot root) {
        return known.getIfPresent(root);
    }

    /** Writes them in the caller's transaction; those that exist stay. */
    public void insert(Collection<NewNodes> batches) {
        Map<StateRoot, Node> nodes = new HashMap<>();
        for (NewNodes each : batches) nodes.putAll(each.nodes());
        sql.batch(
                "insert into state_node (hash, node) values (?, ?) on conflict do nothing",
                nodes.entrySet(),
                (row, node) ->
                        row.bytes(node.getKey().hash()).bytes(node.getValue().bytes()));
    }

    /** After the commit. */
    public void committed(Collection<NewNodes> batches) {
        for (NewNodes each : batches) known.putAll(each.nodes());
    }

    private Map<StateRoot, Node> read(List<byte[]> hashes) {
        Map<StateRoot, Node> nodes = new HashMap<>();
        sql.list(
                        "select hash, node from state_node where hash = any(?)",
                        wanted -> wanted.manyBytes(hashes),
                        row -> Map.entry(new StateRoot(row.getBytes(1)), new Node(row.getBytes(2))))
                .forEach(each -> nodes.put(each.getKey(), each.getValue()));
        known.putAll(nodes);
        return nodes;
    }
}
