package org.enishi.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.enishi.fixture.database.EntityStores;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.ServerName;
import org.enishi.policy.list.CurrentLists;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.view.PartnerView;
import org.enishi.store.policy.view.PartnerViews;
import org.junit.jupiter.api.Test;

/** What is kept of what strangers say, on every database. Nobody is listed here. */
interface TheirStatementsContract {
    long NOW = 1_800_000_000_000L;
    long WEEK = 7 * 24 * 3_600_000L;
    ServerName HERE = new ServerName("here.example");

    ThreadTransactions database();

    private static Statement says(String server, long version, boolean agreed) {
        return new Statement(new ServerName(server), HERE, version, NOW + WEEK, agreed, Optional.empty(), 0);
    }

    private static TheirStatements theirs(EntityStores.Work work, long now) {
        var theirs = new TheirStatements();
        theirs.views = work.store(PartnerViews::new);
        theirs.own = new OwnStatements();
        theirs.own.lists = new CurrentLists();
        theirs.clock = Clock.fixed(Instant.ofEpochMilli(now), ZoneOffset.UTC);
        return theirs;
    }

    private static <T> T at(EntityStores stores, long now, Function<TheirStatements, T> action) {
        return stores.transact(work -> action.apply(theirs(work, now)));
    }

    private static long take(EntityStores stores, Statement statement) {
        return at(stores, NOW, theirs -> theirs.take(statement, statement.json()));
    }

    private static List<ServerName> claim(EntityStores stores) {
        return turns(stores, NOW).stream().map(TheirStatements.Turn::server).toList();
    }

    private static List<TheirStatements.Turn> turns(EntityStores stores, long now) {
        return at(stores, now, theirs -> theirs.claim(10));
    }

    private static long offers(EntityStores stores, long now) {
        return stores.transact(work -> work.store(PartnerViews::new).countOffers(now));
    }

    @Test
    default void of_strangers_so_many_offers_are_kept_and_none_is_pushed_out() {
        try (var stores = new EntityStores(database())) {
            for (int i = 0; i < TheirStatements.MOST_STRANGERS; i++)
                assertThat(take(stores, says("s" + i + ".example", 5, true))).isEqualTo(5);
            assertThat(take(stores, says("late.example", 5, true)))
                    .as("one too many")
                    .isZero();
            assertThat(offers(stores, NOW)).isEqualTo(TheirStatements.MOST_STRANGERS);
            assertThat(take(stores, says("s0.example", 6, false)))
                    .as("withdrawn")
                    .isZero();
            assertThat(take(stores, says("late.example", 5, true))).isEqualTo(5);
            assertThat(offers(stores, NOW + WEEK)).as("a week later").isZero();
        }
    }

    @Test
    default void who_has_nothing_to_offer_leaves_nothing_behind() {
        try (var stores = new EntityStores(database())) {
            assertThat(take(stores, says("nobody.example", 1, false))).isZero();
            long rows = stores.transact(work -> work.store(PartnerViews::new).count());
            assertThat(rows).isZero();
        }
    }

    @Test
    default void the_newest_statement_counts_and_after_its_end_any() {
        try (var stores = new EntityStores(database())) {
            assertThat(take(stores, says("b.example", 9, true))).isEqualTo(9);
            assertThat(take(stores, says("B.example", 8, false))).as("older").isEqualTo(9);
            Statement early =
                    new Statement(new ServerName("b.example"), HERE, 3, NOW + 2 * WEEK, true, Optional.empty(), 0);
            long kept = at(stores, NOW + WEEK, theirs -> theirs.take(early, early.json()));
            assertThat(kept).as("by a clock that was set back").isEqualTo(3);
        }
    }

    @Test
    default void a_server_that_is_due_is_claimed_once() {
        try (var stores = new EntityStores(database())) {
            due(stores, new ServerName("due.example"));
            assertThat(claim(stores)).containsExactly(new ServerName("due.example"));
            assertThat(claim(stores)).isEmpty();
        }
    }

    @Test
    default void what_changes_while_a_server_is_asked_is_told_soon_however_it_answers() {
        var server = new ServerName("busy.example");
        Statement answer = says("busy.example", 5, true);
        List<BiConsumer<TheirStatements, TheirStatements.Turn>> ends = List.of(
                (theirs, turn) -> theirs.answered(turn, answer, answer.json()),
                (theirs, turn) -> theirs.failed(turn, "no answer"));
        for (BiConsumer<TheirStatements, TheirStatements.Turn> end : ends) {
            try (var stores = new EntityStores(database())) {
                due(stores, server);
                TheirStatements.Turn first = turns(stores, NOW).get(0);
                stores.transact(work -> {
                    work.store(PartnerViews::new).askAgain(new DomainPattern(server.value()), NOW + 2_000);
                    return true;
                });
                end(stores, NOW + 1_000, end, first);
                assertThat(claim(stores)).as("not yet").isEmpty();
                List<TheirStatements.Turn> again = turns(stores, NOW + 2_000);
                assertThat(again).extracting(TheirStatements.Turn::server).containsExactly(server);
                end(stores, NOW + 3_000, end, again.get(0));
                assertThat(turns(stores, NOW + 4_000))
                        .as("nothing has changed again")
                        .isEmpty();
            }
        }
    }

    private static void due(EntityStores stores, ServerName server) {
        stores.transact(work -> {
            work.store(PartnerViews::new).add(new PartnerView(server, NOW - 1));
            return true;
        });
    }

    private static void end(
            EntityStores stores,
            long now,
            BiConsumer<TheirStatements, TheirStatements.Turn> how,
            TheirStatements.Turn turn) {
        at(stores, now, theirs -> {
            how.accept(theirs, turn);
            return true;
        });
    }
}
