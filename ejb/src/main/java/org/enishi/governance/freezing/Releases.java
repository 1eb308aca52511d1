package org.enishi.governance.freezing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.id.RoomId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.policy.frozen.FrozenRooms;
import org.enishi.store.governance.FrozenRoom;

/** Releases rooms by an administrator's word. Call it without a transaction. */
@ApplicationScoped
public class Releases {
    @Inject
    FrozenRooms frozen;

    @Inject
    FreezeNotes notes;

    @Inject
    Journal journal;

    /** @return false if the room is not frozen */
    public boolean release(RoomId room, FreezeNotes.Release release) {
        frozen.refresh();
        Optional<FrozenRoom> found = frozen.frozen().stream()
                .filter(each -> each.room().id().equals(room))
                .findFirst();
        if (found.isEmpty()) return false;
        Draft<Integer> draft = pen -> notes.release(pen, found.get(), release);
        boolean released = journal.write(draft) > 0;
        frozen.refresh();
        return released;
    }
}
