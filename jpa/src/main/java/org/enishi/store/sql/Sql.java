package org.enishi.store.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements, in the caller's transaction if there is one. The same text runs on H2 and PostgreSQL. */
public final class Sql {
    private static final Logger LOG = System.getLogger(Sql.class.getName());

    private final DataSource source;
    private final ThreadLocal<@Nullable Connection> held = new ThreadLocal<>();
    private final ThreadLocal<@Nullable Gathered> gathering = new ThreadLocal<>();
    private volatile @Nullable Boolean postgresql;

    public Sql(DataSource source) {
        this.source = source;
    }

    /**
     * That a column has one of some values. For a single one PostgreSQL keeps the plan, for an array it makes it anew each
     * time: 0.15 ms, with a join 0.3.
     */
    public static String among(Collection<?> values) {
        return values.size() == 1 ? " = ?" : " = any(?)";
    }

    /** Asks again if it failed for the moment only: H2 tells a torn view of a table so, and keeps to it for the statement. */
    public <T> List<T> list(String sql, Binder binder, RowReader<T> reader) {
        try {
            return read(sql, binder, reader);
        } catch (StorageFailure failure) {
            if (!(failure.getCause() instanceof SQLTransientException)) throw failure;
            LOG.log(Level.INFO, "Read again: " + sql, failure);
            return read(sql, binder, reader);
        }
    }

    private <T> List<T> read(String sql, Binder binder, RowReader<T> reader) {
        return run(sql, statement -> {
            binder.bind(new Parameters(statement));
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) result.add(reader.read(rows));
                return result;
            }
        });
    }

    /** Asks one after the other; PostgreSQL answers all in one round trip. */
    public void ask(List<Question<?>> questions) {
        if (questions.isEmpty()) return;
        if (!isPostgresql()) {
            questions.forEach(each -> each.askAlone(this));
            return;
        }
        String text = questions.stream().map(Question::text).collect(Collectors.joining("; "));
        run(text, statement -> {
            var parameters = new Parameters(statement);
            for (Question<?> each : questions) each.bind(parameters);
            statement.execute();
            for (Question<?> each : questions) {
                each.takeFrom(statement);
                statement.getMoreResults();
            }
            return questions;
        });
    }

    /** The first row. */
    public <T> Optional<T> first(String sql, Binder binder, RowReader<T> reader) {
        return list(sql, binder, reader).stream().findFirst();
    }

    /** The first row of what is always there: H2 may miss it while somebody changes it (docs/decisions/0005), so it is asked twice. */
    public <T> T present(String sql, Binder binder, RowReader<T> reader) {
        return first(sql, binder, reader)
                .or(() -> first(sql, binder, reader))
                .orElseThrow(() -> new IllegalStateException("nothing found: " + sql));
    }

    /** @return how many rows were touched */
    public int update(String sql, Binder binder) {
        return run(sql, statement -> {
            binder.bind(new Parameters(statement));
            return statement.executeUpdate();
        });
    }

    /** One statement for many rows, in one round trip; none if there are none. */
    public <R> void batch(String sql, Collection<R> rows, RowBinder<R> binder) {
        if (rows.isEmpty()) return;
        Gathered waiting = gathering.get();
        if (waiting != null && rows.size() == 1) {
            R only = rows.iterator().next();
            waiting.add(sql, to -> binder.bind(to, only));
            return;
        }
        run(sql, statement -> {
            var parameters = new Parameters(statement);
            for (R row : rows) {
                parameters.rewind();
                binder.bind(parameters, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** All statements of this thread go through one connection while the action runs: asking the pool each time costs. */
    public void holding(Runnable action) {
        try (Connection connection = source.getConnection()) {
            held.set(connection);
            try {
                action.run();
            } finally {
                held.remove();
            }
        } catch (SQLException failure) {
            throw new StorageFailure("no connection", failure);
        }
    }

    /**
     * Batches of a single row, which the action makes one after the other, go to the database in one round trip; sooner if
     * it needs an answer. A message alone writes five tables, and the way there and back is longer than the work.
     */
    public void together(Runnable action) {
        // The driver of PostgreSQL sends all statements of one text before it waits. To embedded H2 there is no way to
        // go.
        if (!isPostgresql()) {
            action.run();
            return;
        }
        gathering.set(new Gathered());
        try {
            action.run();
            sendGathered();
        } finally {
            gathering.remove();
        }
    }

    private void sendGathered() {
        Gathered waiting = gathering.get();
        if (waiting == null || waiting.isEmpty()) return;
        gathering.set(new Gathered());
        run(waiting.text(), statement -> {
            waiting.bind(new Parameters(statement));
            return statement.execute();
        });
    }

    /** Otherwise it is H2. Asked of the database once. */
    public boolean isPostgresql() {
        Boolean known = postgresql;
        if (known != null) return known;
        boolean found = on(
                "the database's name",
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
        postgresql = found;
        return found;
    }

    private <T> T run(String sql, Work<PreparedStatement, T> work) {
        sendGathered();
        return on(sql, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.on(statement);
            }
        });
    }

    private <T> T on(String what, Work<Connection, T> work) {
        Connection mine = held.get();
        try {
            if (mine != null) return work.on(mine);
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            }
        } catch (SQLException failure) {
            throw new StorageFailure(what, failure);
        }
    }

    @FunctionalInterface
    private interface Work<S, T> {
        T on(S subject) throws SQLException;
    }
}
