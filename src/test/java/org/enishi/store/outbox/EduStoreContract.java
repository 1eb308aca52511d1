package org.enishi.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.ServerName;
import org.enishi.store.sql.Sql;
import org.junit.jupiter.api.Test;

/** EDUs that wait, as every database must hold them. */
interface EduStoreContract {
    ServerName ONE = new ServerName("one.example");
    ServerName TWO = new ServerName("two.example");

    long MUCH = 1_000;

    ThreadTransactions database();

    @Test
    default void each_server_gets_its_own_in_order() {
        EduStore store = new EduStore(new Sql(database()));
        store.add(List.of(ONE, TWO), null, null, content(1, "first"));
        store.add(List.of(ONE), TWO, null, content(2, "second"));
        assertThat(texts(store, ONE)).containsExactly("first", "second");
        assertThat(store.first(ONE, 1, MUCH)).hasSize(1);
        assertThat(store.first(ONE, 2, MUCH).get(1).host()).isEqualTo(TWO);
        store.remove(List.of(store.first(ONE, 1, MUCH).get(0).nid()));
        assertThat(texts(store, ONE)).containsExactly("second");
        assertThat(texts(store, TWO)).containsExactly("first");
        assertThat(store.destinations()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    default void those_that_go_together_end_with_the_one_that_makes_them_too_large() {
        EduStore store = new EduStore(new Sql(database()));
        for (String each : List.of("12345678", "2345", "345", "45"))
            store.add(List.of(ONE), null, null, content(1, each));
        assertThat(store.first(ONE, 10, 1)).hasSize(1);
        assertThat(store.first(ONE, 10, 8)).hasSize(1);
        assertThat(store.first(ONE, 10, 9)).hasSize(2);
        assertThat(store.first(ONE, 10, 13)).hasSize(3);
        assertThat(store.first(ONE, 2, 13)).hasSize(2);
    }

    @Test
    default void a_later_one_replaces_what_waits_under_its_key() {
        EduStore store = new EduStore(new Sql(database()));
        store.add(List.of(ONE, TWO), null, "m.receipt room", content(1, "old"));
        store.add(List.of(ONE), null, null, content(2, "other"));
        store.add(List.of(ONE), null, "m.receipt room", content(3, "new"));
        assertThat(texts(store, ONE)).containsExactly("other", "new");
        assertThat(texts(store, TWO)).containsExactly("old");
        store.removeOlder(2);
        assertThat(texts(store, TWO)).isEmpty();
    }

    @Test
    default void of_what_waits_long_the_last_of_each_key_stays() {
        EduStore store = new EduStore(new Sql(database()));
        store.append(List.of(ONE, TWO), null, "list @a", content(1, "a1"));
        store.append(List.of(ONE), null, null, content(1, "message"));
        store.append(List.of(ONE), null, "list @b", content(1, "b1"));
        store.append(List.of(ONE), null, "list @a", content(2, "a2"));
        store.append(List.of(ONE), null, "list @a", content(5, "a3"));
        store.append(List.of(ONE), null, "list @a", content(6, "a4"));
        store.thin(5);
        assertThat(texts(store, ONE)).containsExactly("message", "b1", "a3", "a4");
        assertThat(texts(store, TWO)).containsExactly("a1");
    }

    @Test
    default void where_too_many_wait_the_oldest_of_that_server_go() {
        EduStore store = new EduStore(new Sql(database()));
        List.of("1", "2", "3", "4", "5").forEach(each -> store.add(List.of(ONE), null, null, content(1, each)));
        List.of("1", "2", "3").forEach(each -> store.add(List.of(TWO), null, null, content(1, each)));
        assertThat(store.cap(3, 100)).isEqualTo(Map.of(ONE, 2));
        assertThat(texts(store, ONE)).containsExactly("3", "4", "5");
        assertThat(texts(store, TWO)).containsExactly("1", "2", "3");
        assertThat(store.cap(3, 100)).isEmpty();
    }

    @Test
    default void where_they_are_too_large_together_the_oldest_of_that_server_go() {
        EduStore store = new EduStore(new Sql(database()));
        List.of("1", "4444", "22", "333", "4444")
                .forEach(each -> store.append(List.of(ONE), null, null, content(1, each)));
        List.of("4444", "55555").forEach(each -> store.append(List.of(TWO), null, null, content(1, each)));
        assertThat(store.cap(10, 9)).isEqualTo(Map.of(ONE, 2));
        assertThat(texts(store, ONE)).containsExactly("22", "333", "4444");
        assertThat(texts(store, TWO)).containsExactly("4444", "55555");
        assertThat(store.cap(10, 9)).isEmpty();
        assertThat(store.cap(2, 4)).isEqualTo(Map.of(ONE, 2, TWO, 2));
        assertThat(texts(store, ONE)).containsExactly("4444");
    }

    private static EduStore.Content content(long time, String text) {
        return new EduStore.Content(time, text.getBytes(UTF_8));
    }

    private static List<String> texts(EduStore store, ServerName server) {
        return store.first(server, 10, MUCH).stream()
                .map(row -> new String(row.edu(), UTF_8))
                .toList();
    }
}
