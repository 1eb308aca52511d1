package org.enishi.journal;

import java.util.Set;
import org.enishi.id.RoomId;

/**
 * Something to be written. It runs on the committer's thread, inside the batch's transaction, in order of arrival, and
 * may run again if the batch must be repeated: it has no effect but through its {@link Pen}. A
 * {@link org.enishi.error.MatrixException} thrown here goes to the caller, and nothing of this draft is written.
 */
@FunctionalInterface
public interface Draft<T> {
    T write(Pen pen);

    /** The rooms that will be asked for: the batch loads them together. A room not named here is loaded when asked for. */
    default Set<RoomId> rooms() {
        return Set.of();
    }
}
