package org.enishi.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.enishi.journal.RoomHead;

/** Opens rooms to readers: to their members, to those who left, and to all where the history is world readable. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Visibility {
    /** For users who never were in the room, too: they see what is world readable. */
    public View of(RoomHead room, Reader reader) {
        throw new IllegalStateException("under construction");
    }
}
