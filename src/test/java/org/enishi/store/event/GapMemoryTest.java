package org.enishi.store.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GapMemoryTest {
    private final GapMemory memory = new GapMemory();

    @Test
    void only_those_that_came_with_a_gap_are_asked_for() {
        memory.committed(10, 12, List.of(102L));
        memory.committed(12, 13, List.of());
        assertThat(memory.doubtful(10, 13, List.of(101L, 102L, 103L))).containsExactly(102L);
        assertThat(memory.doubtful(12, 13, List.of(103L))).isEmpty();
    }

    @Test
    void one_in_the_midst_of_what_was_written_together_is_asked_for() {
        memory.committed(10, 20, List.of(102L));
        assertThat(memory.doubtful(10, 12, List.of(101L, 102L))).containsExactly(102L);
    }

    @Test
    void all_of_what_is_not_remembered_is() {
        memory.committed(10, 12, List.of());
        assertThat(memory.doubtful(9, 12, List.of(101L))).containsExactly(101L);
        assertThat(memory.doubtful(10, 13, List.of(101L))).containsExactly(101L);
        memory.forget();
        assertThat(memory.doubtful(10, 12, List.of(101L))).containsExactly(101L);
    }
}
