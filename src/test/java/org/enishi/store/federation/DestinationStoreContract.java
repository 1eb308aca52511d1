package org.enishi.store.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.enishi.fixture.database.EntityStores;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.ServerName;
import org.enishi.store.JournalStores;
import org.enishi.store.federation.DestinationStore.Failure;
import org.enishi.store.federation.DestinationStore.Lease;
import org.junit.jupiter.api.Test;

/** How far destinations got, on every database. */
interface DestinationStoreContract {
    ServerName OURS = new ServerName("ours.example");
    ServerName TAKEN = new ServerName("taken.example");
    Lease LEASE = new Lease("here", 10_000);

    ThreadTransactions database();

    @Test
    default void many_are_told_at_once_but_for_those_whose_lease_another_node_has() {
        ThreadTransactions database = database();
        var journal = new JournalStores(database, 1 << 20);
        try (var stores = new EntityStores(database)) {
            stores.transact(work -> {
                DestinationStore store = store(work, journal);
                store.add(OURS);
                store.add(TAKEN);
                return true;
            });
            stores.transact(work -> {
                DestinationStore store = store(work, journal);
                store.lease(OURS, LEASE, 1);
                store.failed(OURS, LEASE, new Failure(3, "gone", 2, 9_000));
                return store.lease(TAKEN, new Lease("elsewhere", 10_000), 1);
            });
            var told = stores.transact(work ->
                    store(work, journal).delivered(Map.of(OURS, 7L, TAKEN, 8L), new Lease("here", 20_000), 5_000));
            assertThat(told).containsExactly(OURS);
            Destination ours = find(stores, OURS).orElseThrow();
            assertThat(ours.sentTo()).isEqualTo(7);
            assertThat(ours.failures()).isZero();
            assertThat(ours.retryAt()).isZero();
            assertThat(ours.succeededAt()).isEqualTo(5_000);
            assertThat(ours.leaseUntil()).isEqualTo(20_000);
            Destination taken = find(stores, TAKEN).orElseThrow();
            assertThat(taken.sentTo()).isZero();
            assertThat(taken.leaseUntil()).isEqualTo(10_000);
        }
    }

    private static Optional<Destination> find(EntityStores stores, ServerName server) {
        return stores.transact(work -> work.store(DestinationStore::new).find(server));
    }

    private static DestinationStore store(EntityStores.Work work, JournalStores journal) {
        DestinationStore store = work.store(DestinationStore::new);
        store.stores = journal;
        return store;
    }
}
