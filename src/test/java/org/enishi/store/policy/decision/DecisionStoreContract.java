package org.enishi.store.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.enishi.fixture.database.EntityStores;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.store.policy.DomainPattern;
import org.junit.jupiter.api.Test;

/** What is kept of decisions, on every database. */
interface DecisionStoreContract {
    long HOUR = 3_600_000;

    ThreadTransactions database();

    @Test
    default void counts_of_one_hour_are_added_up() {
        try (var stores = new EntityStores(database())) {
            add(stores, HOUR, Map.of(refused("b.example"), new Counted(2, 10, 20)));
            add(stores, HOUR, Map.of(refused("b.example"), new Counted(3, 5, 15)));
            add(stores, 2 * HOUR, Map.of(refused("b.example"), new Counted(1, 30, 30)));
            assertThat(refusals(stores, "B.EX"))
                    .extracting(DecisionCount::counted)
                    .containsExactly(new Counted(1, 30, 30), new Counted(5, 5, 20));
            assertThat(refusals(stores, "b_ex")).as("no wildcard of the search").isEmpty();
            assertThat(refusals(stores, "may_not_enter")).as("by rule").hasSize(2);
        }
    }

    @Test
    default void what_is_too_much_in_an_hour_is_counted_together_and_hides_nothing_that_was_allowed() {
        try (var stores = new EntityStores(database())) {
            Map<DecisionKey, Counted> flood = new HashMap<>();
            for (int i = 0; i < DecisionStore.MOST_AN_HOUR + 50; i++)
                flood.put(refused("x" + i + ".example"), Counted.once(1));
            add(stores, HOUR, flood);
            DecisionKey allowed = key("b.example", true);
            add(stores, HOUR, Map.of(allowed, Counted.once(2)));
            long rows = transact(stores, store -> store.countRefusals(new RefusalQuery("", 0, 1)));
            assertThat(rows).isEqualTo(DecisionStore.MOST_AN_HOUR + 1L);
            assertThat(refusals(stores, "").stream()
                            .filter(row -> row.key().domain().equals(DecisionKey.OTHERS))
                            .map(row -> row.counted().number()))
                    .containsExactly(50L);
            assertThat(of(stores, "b.example")).extracting(DecisionCount::key).containsExactly(allowed);
        }
    }

    @Test
    default void what_is_old_is_forgotten() {
        try (var stores = new EntityStores(database())) {
            add(stores, HOUR, Map.of(refused("old.example"), Counted.once(1)));
            add(stores, 2 * HOUR, Map.of(refused("new.example"), Counted.once(2)));
            transact(stores, store -> {
                store.prune(2 * HOUR);
                return true;
            });
            assertThat(refusals(stores, ""))
                    .extracting(row -> row.key().domain())
                    .containsExactly("new.example");
        }
    }

    @Test
    default void those_of_a_wildcard_are_its_subdomains() {
        try (var stores = new EntityStores(database())) {
            for (String domain : List.of("b.example", "x.b.example", "y.x.b.example", "xb.example"))
                add(stores, HOUR, Map.of(refused(domain), Counted.once(1)));
            assertThat(of(stores, "*.b.example"))
                    .extracting(row -> row.key().domain())
                    .containsExactlyInAnyOrder("x.b.example", "y.x.b.example");
        }
    }

    private static DecisionKey refused(String domain) {
        return key(domain, false);
    }

    private static DecisionKey key(String domain, boolean allowed) {
        String rule = allowed ? "DOMAIN_IS_LISTED" : "DOMAIN_MAY_NOT_ENTER";
        var way = new DecisionKey.Way(true, "JOIN", rule);
        return new DecisionKey(way, domain, DecisionKey.Host.OURS, "", allowed);
    }

    private static void add(EntityStores stores, long since, Map<DecisionKey, Counted> counts) {
        transact(stores, store -> {
            store.add(since, counts);
            return true;
        });
    }

    private static List<DecisionCount> refusals(EntityStores stores, String search) {
        return transact(stores, store -> store.refusals(new RefusalQuery(search, 0, 5_000)));
    }

    private static List<DecisionCount> of(EntityStores stores, String pattern) {
        return transact(stores, store -> store.of(new DomainPattern(pattern), 0, 100));
    }

    private static <T> T transact(EntityStores stores, Function<DecisionStore, T> work) {
        return stores.transact(transaction -> work.apply(transaction.store(DecisionStore::new)));
    }
}
