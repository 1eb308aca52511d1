package org.enishi.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.EntityStores;
import org.enishi.id.RoomId;
import org.junit.jupiter.api.Test;

/** Rooms in the directory: on PostgreSQL, where a lock may be asked for without waiting. */
class PublishedStoreTest {
    private static final long LOUNGE = 7;
    private static final long WORKSHOP = 8;

    @Test
    void whoever_withdraws_a_room_waits_for_whoever_describes_it() {
        try (var stores = new EntityStores(Databases.postgres())) {
            stores.transact(work -> {
                PublishedStore store = work.store(PublishedStore::new);
                store.publish(LOUNGE, new RoomId("!lounge:ours.example"));
                store.publish(WORKSHOP, new RoomId("!workshop:ours.example"));
                return true;
            });
            stores.transact(work -> {
                PublishedStore store = work.store(PublishedStore::new);
                assertThat(store.findLocked(List.of(WORKSHOP, LOUNGE, 9L)))
                        .extracting(PublishedRoom::nid)
                        .containsExactly(LOUNGE, WORKSHOP);
                assertThatThrownBy(() -> stores.transact(other -> lockAtOnce(other, LOUNGE)))
                        .isInstanceOf(PersistenceException.class);
                return true;
            });
            Boolean free = stores.transact(other -> lockAtOnce(other, LOUNGE));
            assertThat(free).isTrue();
        }
    }

    private static boolean lockAtOnce(EntityStores.Work work, long room) {
        return !work.store(PublishedStore::new)
                .entities
                .createQuery("select p from PublishedRoom p where p.nid = :nid", PublishedRoom.class)
                .setParameter("nid", room)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", 0)
                .getResultList()
                .isEmpty();
    }
}
