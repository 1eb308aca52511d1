package org.enishi.store.sql;

import java.sql.SQLException;

/** Sets the parameters of a statement for one of many rows. */
@FunctionalInterface
public interface RowBinder<R> {
    void bind(Parameters parameters, R row) throws SQLException;
}
