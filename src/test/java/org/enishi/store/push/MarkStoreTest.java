package org.enishi.store.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enishi.fixture.database.Databases;
import org.enishi.store.sql.Sql;
import org.junit.jupiter.api.Test;

/** What is answered from memory: the tables here are not told of it. */
class MarkStoreTest {
    private static final long ROOM = 1;
    private static final long OTHER = 2;

    private final MarkStore store = new MarkStore(new Sql(Databases.h2()));

    @Test
    void what_this_node_wrote_last_is_remembered_newest_first() {
        store.committed(10, 13, List.of(mark(ROOM, 11), mark(OTHER, 12), mark(ROOM, 13)));
        store.committed(13, 14, List.of(mark(ROOM, 14)));
        assertThat(store.withMentions(ROOM, 10, 14, 100))
                .containsExactly(mark(ROOM, 14), mark(ROOM, 13), mark(ROOM, 11));
        assertThat(store.withMentions(ROOM, 11, 13, 100)).containsExactly(mark(ROOM, 13));
        assertThat(store.withMentions(ROOM, 10, 14, 1)).containsExactly(mark(ROOM, 14));
    }

    @Test
    void what_is_not_remembered_is_read() {
        store.insert(List.of(mark(ROOM, 9), mark(ROOM, 11)));
        store.committed(10, 12, List.of(mark(ROOM, 12)));
        assertThat(store.withMentions(ROOM, 8, 12, 100)).containsExactly(mark(ROOM, 11), mark(ROOM, 9));
        assertThat(store.withMentions(ROOM, 10, 13, 100)).containsExactly(mark(ROOM, 11));
        store.forget();
        assertThat(store.withMentions(ROOM, 10, 12, 100)).containsExactly(mark(ROOM, 11));
    }

    @Test
    void what_says_nothing_any_more_is_not_remembered() {
        store.committed(10, 11, List.of(mark(ROOM, 11)));
        store.remove(ROOM, 11);
        assertThat(store.withMentions(ROOM, 10, 11, 100)).isEmpty();
        store.remove(ROOM, 12);
        store.committed(11, 13, List.of(mark(ROOM, 12), mark(ROOM, 13)));
        assertThat(store.withMentions(ROOM, 11, 13, 100)).containsExactly(mark(ROOM, 13));
        store.committed(13, 14, List.of(mark(ROOM, 14)));
        assertThat(store.withMentions(ROOM, 13, 14, 100)).containsExactly(mark(ROOM, 14));
    }

    private static EventMark mark(long room, long position) {
        return new EventMark(room, position, 1, "@a:a.example", "main", List.of(7L));
    }
}
