package org.enishi.store.state;

import java.util.Optional;
import org.enishi.id.EventId;

/** Somebody's way from a root down to a key. */
final class Way {
    private final Path path;
    private StateRoot place;
    private Optional<Entry> end = Optional.empty();

    Way(StateRoot root, Path path) {
        this.path = path;
        this.place = root;
    }

    /** The node that comes next; {@link StateRoot#EMPTY} at the end. */
    StateRoot place() {
        return place;
    }

    /** @param node the one at {@link #place()} */
    void step(Node node, int depth) {
        if (!node.isBranch()) end = node.find(path.key());
        place = node.isBranch() ? node.child(path.step(depth)) : StateRoot.EMPTY;
    }

    /** What stands at the end. */
    Optional<EventId> event() {
        return end.map(Entry::event);
    }
}
