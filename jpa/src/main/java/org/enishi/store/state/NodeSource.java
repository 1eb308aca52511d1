package org.enishi.store.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where nodes come from. A node is named by the hash of its bytes, so it is itself a state: that of its part of the keys. */
interface NodeSource {
    /**
     * All of them, loaded together.
     *
     * @throws IllegalStateException if one does not exist
     */
    Map<StateRoot, Node> load(Collection<StateRoot> roots);

    default Node load(StateRoot root) {
        return Objects.requireNonNull(load(List.of(root)).get(root));
    }
}
