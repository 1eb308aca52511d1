package org.enishi.store.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is asked in one round trip with other questions, and afterwards what came back. For one thread, to be asked once. */
public final class Question<T> {
    private final String text;
    private final Binder binder;
    private final RowReader<T> reader;
    private final boolean present;
    private List<T> rows = List.of();

    public Question(String text, Binder binder, RowReader<T> reader) {
        this(text, binder, reader, false);
    }

    private Question(String text, Binder binder, RowReader<T> reader, boolean present) {
        this.text = text;
        this.binder = binder;
        this.reader = reader;
        this.present = present;
    }

    /** For one row that is always there, as {@link Sql#present}. */
    public static <T> Question<T> present(String text, Binder binder, RowReader<T> reader) {
        return new Question<>(text, binder, reader, true);
    }

    /** Empty before {@link Sql#ask}. */
    public List<T> rows() {
        return rows;
    }

    String text() {
        return text;
    }

    void bind(Parameters to) throws SQLException {
        binder.bind(to);
    }

    void askAlone(Sql sql) {
        rows = present ? List.of(sql.present(text, binder, reader)) : sql.list(text, binder, reader);
    }

    void takeFrom(PreparedStatement statement) throws SQLException {
        List<T> read = new ArrayList<>();
        try (ResultSet found = statement.getResultSet()) {
            while (found.next()) read.add(reader.read(found));
        }
        rows = read;
    }
}
