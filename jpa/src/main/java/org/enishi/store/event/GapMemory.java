package org.enishi.store.event;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.enishi.store.journal.Recent;

/** Which of the events that this node has written last may stand behind a hole in the history: nearly none does. */
public final class GapMemory {
    private static final int MOST = 1_024;

    /** An event that may, and where the journal stood when that was written. */
    private record Doubt(long position, long event) {}

    private final Recent<Doubt> doubts = new Recent<>(MOST, Doubt::position);

    /**
     * @param before the journal position behind which these are all, up to another
     * @param mayBe by surrogate key
     */
    public void committed(long before, long upTo, Collection<Long> mayBe) {
        doubts.committed(
                before,
                upTo,
                mayBe.stream().map(event -> new Doubt(upTo, event)).toList());
    }

    /** Somebody else has written, or may have. */
    public void forget() {
        doubts.forget();
    }

    /**
     * Those of which the database must be asked.
     *
     * @param after the journal position behind which the events came
     * @param events by surrogate key
     */
    public Set<Long> doubtful(long after, long upTo, Collection<Long> events) {
        // A batch's doubts stand at its end, which may lie behind the last position that is asked for.
        return doubts.behind(after, upTo)
                .map(all -> {
                    Set<Long> found = new HashSet<>(events);
                    found.retainAll(all.stream().map(Doubt::event).toList());
                    return found;
                })
                .orElseGet(() -> new HashSet<>(events));
    }
}
