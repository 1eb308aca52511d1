package org.enishi.federation.completion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.enishi.store.JournalStores;
import org.enishi.store.room.PartialRoom;

/** Which rooms are to be completed, and when somebody asks next. */
@ApplicationScoped
@Transactional
class CompletionBook {
    @Inject
    JournalStores stores;

    /** @param room surrogate key */
    Optional<PartialRoom> find(long room) {
        return stores.partialRooms().find(room);
    }

    List<PartialRoom> due(long now, int limit) {
        return stores.partialRooms().due(now, limit);
    }

    /** @return whether nobody else has taken it */
    boolean claim(PartialRoom room, long dueBefore, long until) {
        return stores.partialRooms().claim(room, dueBefore, until);
    }

    void failed(PartialRoom room, long dueAt) {
        stores.partialRooms().failed(room, dueAt);
    }
}
