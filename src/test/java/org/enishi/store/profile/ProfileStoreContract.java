package org.enishi.store.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enishi.fixture.database.EntityStores;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.UserId;
import org.junit.jupiter.api.Test;

/** What is still to be told of profiles, on every database. */
interface ProfileStoreContract {
    UserId ALICE = new UserId("@alice:ours.example");
    long ACCOUNT = 7;

    ThreadTransactions database();

    @Test
    default void a_change_is_noted_while_the_last_one_is_settled() {
        try (var stores = new EntityStores(database())) {
            note(stores);
            stores.transact(work -> {
                ProfileStore store = work.store(ProfileStore::new);
                ProfileChange told = store.changes(1).get(0);
                stores.transact(other -> settle(other, told));
                store.noteChange(ALICE, ACCOUNT);
                return true;
            });
            assertThat(changes(stores)).hasSize(1);
        }
    }

    @Test
    default void what_was_told_settles_no_later_change() {
        try (var stores = new EntityStores(database())) {
            note(stores);
            ProfileChange told = changes(stores).get(0);
            note(stores);
            stores.transact(work -> settle(work, told));
            ProfileChange second = changes(stores).get(0);
            stores.transact(work -> settle(work, second));
            assertThat(changes(stores)).isEmpty();
            note(stores);
            stores.transact(work -> settle(work, told));
            assertThat(changes(stores)).extracting(ProfileChange::user).containsExactly(ALICE);
            assertThat(changes(stores)).extracting(ProfileChange::account).containsExactly(ACCOUNT);
        }
    }

    @Test
    default void whose_profile_is_removed_has_nothing_told() {
        try (var stores = new EntityStores(database())) {
            note(stores);
            stores.transact(work -> {
                work.store(ProfileStore::new).remove(ALICE);
                return true;
            });
            assertThat(changes(stores)).isEmpty();
        }
    }

    private static void note(EntityStores stores) {
        stores.transact(work -> {
            work.store(ProfileStore::new).noteChange(ALICE, ACCOUNT);
            return true;
        });
    }

    private static boolean settle(EntityStores.Work work, ProfileChange told) {
        work.store(ProfileStore::new).settle(told);
        return true;
    }

    private static List<ProfileChange> changes(EntityStores stores) {
        return stores.transact(work -> work.store(ProfileStore::new).changes(10));
    }
}
