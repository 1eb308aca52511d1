package org.enishi.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.enishi.id.ServerName;
import org.junit.jupiter.api.Test;

class OutboxMemoryTest {
    private static final ServerName A = new ServerName("a.example");
    private static final ServerName B = new ServerName("b.example");

    private final OutboxMemory memory = new OutboxMemory();

    @Test
    void a_destination_gets_what_was_written_for_it_oldest_first_and_no_more_than_wanted() {
        memory.committed(10, 14, List.of(row(11, A), row(12, A, B), row(14, A)));
        assertThat(memory.behind(A, 11, 100)).contains(List.of(new Delivery(12, 112), new Delivery(14, 114)));
        assertThat(memory.behind(A, 10, 2)).contains(List.of(new Delivery(11, 111), new Delivery(12, 112)));
        assertThat(memory.behind(B, 10, 100)).contains(List.of(new Delivery(12, 112)));
        assertThat(memory.behind(B, 12, 100)).contains(List.of());
        assertThat(memory.destinations(12, 14)).contains(Set.of(A));
        assertThat(memory.destinations(10, 12)).contains(Set.of(A, B));
    }

    @Test
    void what_was_written_before_is_not_known() {
        memory.committed(10, 11, List.of(row(11, A)));
        assertThat(memory.behind(A, 9, 100)).isEmpty();
        assertThat(memory.destinations(9, 11)).isEmpty();
        assertThat(memory.destinations(10, 12)).isEmpty();
    }

    @Test
    void batches_that_follow_each_other_are_known_together() {
        memory.committed(10, 11, List.of(row(11, A)));
        memory.committed(11, 20, List.of());
        memory.committed(20, 21, List.of(row(21, A)));
        assertThat(memory.behind(A, 10, 100)).contains(List.of(new Delivery(11, 111), new Delivery(21, 121)));
    }

    @Test
    void what_another_node_wrote_between_is_not_passed_over() {
        memory.committed(10, 11, List.of(row(11, A)));
        memory.committed(12, 13, List.of(row(13, A)));
        assertThat(memory.behind(A, 11, 100)).isEmpty();
        assertThat(memory.behind(A, 12, 100)).contains(List.of(new Delivery(13, 113)));
        memory.forget();
        assertThat(memory.behind(A, 12, 100)).isEmpty();
        assertThat(memory.behind(A, 13, 100)).isEmpty();
    }

    @Test
    void only_so_much_is_remembered() {
        List<OutboxWriter.Row> rows = new ArrayList<>();
        for (long position = 1; position <= 5_000; position++) rows.add(row(position, A));
        memory.committed(0, 5_000, rows);
        assertThat(memory.behind(A, 0, 10)).isEmpty();
        assertThat(memory.behind(A, 4_998, 10))
                .contains(List.of(new Delivery(4_999, 5_099), new Delivery(5_000, 5_100)));
    }

    private static OutboxWriter.Row row(long position, ServerName... destinations) {
        return new OutboxWriter.Row(position, position + 100, new TreeSet<>(List.of(destinations)));
    }
}
