package org.enishi.store.sql;

import java.sql.SQLException;

/** Sets the parameters of a statement. */
@FunctionalInterface
public interface Binder {
    void bind(Parameters parameters) throws SQLException;
}
