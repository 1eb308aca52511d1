package org.enishi.store.sql;

import java.sql.SQLException;

/** The database did not do what was asked. */
public final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageFailure(String what, SQLException cause) {
        super(what, cause);
    }
}
