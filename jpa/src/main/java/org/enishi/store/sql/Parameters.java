package org.enishi.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, set one after another. */
public final class Parameters {
    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Begins again, for the next row of a batch. */
    void rewind() {
        index = 0;
    }

    public Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Parameters optionalNumber(@Nullable Long value) throws SQLException {
        if (value == null) statement.setNull(++index, Types.BIGINT);
        else statement.setLong(++index, value);
        return this;
    }

    public Parameters integer(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    public Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    public Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Parameters bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    /** For {@code = any(?)}: the same statement whatever the number, so that its plan is kept. */
    public Parameters numbers(Collection<Long> values) throws SQLException {
        return array("bigint", values.toArray());
    }

    /** For {@code = any(?)}. */
    public Parameters texts(Collection<String> values) throws SQLException {
        return array("varchar", values.toArray());
    }

    /** For {@link Sql#among}. */
    public Parameters amongNumbers(Collection<Long> values) throws SQLException {
        return values.size() == 1 ? number(values.iterator().next()) : numbers(values);
    }

    /** For {@link Sql#among}. */
    public Parameters amongTexts(Collection<String> values) throws SQLException {
        return values.size() == 1 ? text(values.iterator().next()) : texts(values);
    }

    /** For {@code = any(?)}. */
    public Parameters manyBytes(Collection<byte[]> values) throws SQLException {
        return array("bytea", values.toArray(new byte[0][]));
    }

    private Parameters array(String type, Object[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
