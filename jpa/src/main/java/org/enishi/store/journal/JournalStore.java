package org.enishi.store.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.store.sql.Question;
import org.enishi.store.sql.Sql;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/** The journal's rows and its head, the row that orders all writers. */
public final class JournalStore {
    private static final String LOCK = "select position, backfill from journal_head where id = 1 for update";

    private final Sql sql;

    public JournalStore(Sql sql) {
        this.sql = sql;
    }

    /** Where the journal stands. @param backfill the lowest position given to history that was fetched later */
    public record Head(long position, long backfill) {}

    /**
     * Waits for its turn among all nodes; holds until the transaction ends.
     *
     * @param questions are asked then, in the same round trip
     */
    public Head lock(List<Question<?>> questions) {
        var lock = Question.present(LOCK, none -> {}, row -> new Head(row.getLong(1), row.getLong(2)));
        List<Question<?>> all = new ArrayList<>(List.of(lock));
        all.addAll(questions);
        sql.ask(all);
        return lock.rows().get(0);
    }

    public long latest() {
        return sql.present("select position from journal_head where id = 1", none -> {}, row -> row.getLong(1));
    }

    public void move(Head head) {
        sql.batch(
                "update journal_head set position = ?, backfill = ? where id = 1",
                List.of(head),
                (to, now) -> to.number(now.position()).number(now.backfill()));
    }

    public void insert(Collection<JournalRow> rows, int batch) {
        sql.batch(
                "insert into journal (position, kind, room_nid, account_nid, event_nid, room_state, batch)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows,
                (to, row) -> to.number(row.position())
                        .integer(row.kind())
                        .optionalNumber(row.room())
                        .optionalNumber(row.account())
                        .optionalNumber(row.event())
                        .bytes(row.roomState() == null ? null : row.roomState().hash())
                        .integer(batch));
    }

    public List<JournalRow> after(long position, int limit) {
        return sql.list(
                "select position, kind, room_nid, account_nid, event_nid, room_state from journal where position > ?"
                        + " order by position limit ?",
                wanted -> wanted.number(position).integer(limit),
                JournalStore::read);
    }

    /** By which attempt to write a position was taken; empty if it is free. */
    public Optional<Integer> batchAt(long position) {
        return sql.first(
                "select batch from journal where position = ?",
                wanted -> wanted.number(position),
                row -> row.getInt(1));
    }

    private static JournalRow read(ResultSet row) throws SQLException {
        byte[] state = row.getBytes(6);
        return new JournalRow(
                row.getLong(1),
                row.getInt(2),
                optional(row, 3),
                optional(row, 4),
                optional(row, 5),
                state == null ? null : new StateRoot(state));
    }

    private static @Nullable Long optional(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : (Long) value;
    }
}
