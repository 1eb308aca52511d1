package org.enishi.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes an object of the row at which the result stands. */
@FunctionalInterface
public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
