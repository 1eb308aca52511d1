package org.enishi.governance.freezing;

import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.journal.Draft;
import org.enishi.journal.Pen;
import org.enishi.store.governance.FrozenRoom;
import org.jspecify.annotations.Nullable;

/** One room freezes, or thaws: what is remembered, what ours in it are told, and the audit log, together. */
record FreezeDraft(FrozenRoom room, @Nullable String thaws, FreezeNotes notes) implements Draft<RoomId> {
    @Override
    public RoomId write(Pen pen) {
        if (thaws == null) notes.freeze(pen, room);
        else notes.thaw(pen, room, thaws);
        return room.room().id();
    }

    @Override
    public Set<RoomId> rooms() {
        return Set.of(room.room().id());
    }
}
