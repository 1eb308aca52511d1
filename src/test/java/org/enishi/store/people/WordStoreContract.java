package org.enishi.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.junit.jupiter.api.Test;

/** Words by which people are found, as every database must hold them. */
interface WordStoreContract {
    Called ALICE = new Called(new UserId("@alice:one.example"), 0);
    Called BOB = new Called(new UserId("@bob:two.example"), 7);
    Called BOB_ELSEWHERE = new Called(new UserId("@bob:two.example"), 8);

    ThreadTransactions database();

    private WordStore store() {
        WordStore store = new WordStore();
        store.stores = new JournalStores(database(), 1 << 20);
        return store;
    }

    @Test
    default void a_word_is_found_by_its_beginning_and_a_whole_one_comes_first() {
        WordStore store = store();
        store.put(Map.of(ALICE, Set.of("alice", "an"), BOB, Set.of("bob", "andrea")));
        assertThat(store.find(List.of("an"), 10)).containsExactly(ALICE, BOB);
        assertThat(store.find(List.of("and"), 10)).containsExactly(BOB);
        assertThat(store.find(List.of("an"), 1)).containsExactly(ALICE);
        assertThat(store.find(List.of("n"), 10)).isEmpty();
        assertThat(store.find(List.of("an", "bo"), 10)).containsExactly(BOB);
        assertThat(store.find(List.of("an", "carol"), 10)).isEmpty();
    }

    @Test
    default void letters_of_all_languages_are_found_and_signs_mean_nothing_else() {
        WordStore store = store();
        store.put(Map.of(ALICE, Set.of("\u5c71\u7530", "\u7530"), BOB, Set.of("\ud83e\udd84", "a%b", "a_b")));
        assertThat(store.find(List.of("\u5c71"), 10)).containsExactly(ALICE);
        assertThat(store.find(List.of("\ud83e\udd84"), 10)).containsExactly(BOB);
        assertThat(store.find(List.of("a%"), 10)).containsExactly(BOB);
        assertThat(store.find(List.of("%"), 10)).isEmpty();
    }

    @Test
    default void words_are_replaced_in_the_room_they_are_borne_in_and_end_with_the_user() {
        WordStore store = store();
        store.put(Map.of(BOB, Set.of("bob", "here"), BOB_ELSEWHERE, Set.of("bob", "there")));
        assertThat(store.find(List.of("bob"), 10)).containsExactly(BOB, BOB_ELSEWHERE);
        store.put(Map.of(BOB, Set.of("bobby")));
        assertThat(store.find(List.of("here"), 10)).isEmpty();
        assertThat(store.find(List.of("there"), 10)).containsExactly(BOB_ELSEWHERE);
        store.put(Map.of(BOB, Set.of()));
        assertThat(store.find(List.of("bob"), 10)).containsExactly(BOB_ELSEWHERE);
        store.remove(BOB.user());
        assertThat(store.find(List.of("bob"), 10)).isEmpty();
    }

    @Test
    default void reading_goes_on_where_it_was_left() {
        ReadingStore store = new ReadingStore();
        store.stores = new JournalStores(database(), 1 << 20);
        assertThat(store.lock().before()).isEqualTo(new Reading.Member(0, ""));
        assertThat(store.joinedBehind(new Reading.Member(0, ""), 10)).isEmpty();
        assertThat(store.changed(List.of(1L), 0, 10)).isEmpty();
        store.put(new Reading(5, new Reading.Member(3, "@a:b")));
        assertThat(store.lock()).isEqualTo(new Reading(5, new Reading.Member(3, "@a:b")));
        store.put(new Reading(6, null));
        assertThat(store.lock()).isEqualTo(new Reading(6, null));
    }
}
