package org.enishi.store.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The last rows of a kind that this node has written, as far back as no other node has written between them. */
public final class Recent<T> {
    private final int most;
    private final ToLongFunction<T> position;
    private final Deque<T> rows = new ArrayDeque<>();
    /** All rows behind the one position and up to the other are here. */
    private long start = Long.MAX_VALUE;

    private long end = -1;

    /** @param position of a row in the journal; several may share one */
    public Recent(int most, ToLongFunction<T> position) {
        this.most = most;
        this.position = position;
    }

    /** @param before the journal position behind which these are all rows, in order, up to another */
    public synchronized void committed(long before, long upTo, Collection<T> committed) {
        if (before != end) {
            rows.clear();
            start = before;
        }
        rows.addAll(committed);
        end = upTo;
        while (rows.size() > most) start = position.applyAsLong(rows.removeFirst());
    }

    /** Somebody else has written, or may have. */
    public synchronized void forget() {
        rows.clear();
        start = Long.MAX_VALUE;
        end = -1;
    }

    /** Oldest first; absent if that cannot be said from memory. */
    public synchronized Optional<List<T>> behind(long after) {
        if (after < start) return Optional.empty();
        ArrayDeque<T> found = new ArrayDeque<>();
        Iterator<T> newestFirst = rows.descendingIterator();
        while (newestFirst.hasNext()) {
            T row = newestFirst.next();
            if (position.applyAsLong(row) <= after) break;
            found.addFirst(row);
        }
        return Optional.of(new ArrayList<>(found));
    }

    /** As {@link #behind}; absent too if not all up to a position is known. */
    public synchronized Optional<List<T>> behind(long after, long known) {
        return known > end ? Optional.empty() : behind(after);
    }

    /** As {@link #behind}, up to a position. */
    public Optional<List<T>> between(long after, long upTo) {
        Optional<List<T>> found = behind(after, upTo);
        found.ifPresent(all -> all.removeIf(row -> position.applyAsLong(row) > upTo));
        return found;
    }
}
