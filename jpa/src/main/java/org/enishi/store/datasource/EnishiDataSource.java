package org.enishi.store.datasource;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the EAR declares as {@code java:app/jdbc/enishi}; the container puts its pool before it.
 * It chooses when the first connection is wanted, since a definition in a descriptor cannot.
 */
public class EnishiDataSource implements DataSource {
    private volatile @Nullable DataSource chosen;

    @Override
    public Connection getConnection() throws SQLException {
        return chosen().getConnection();
    }

    /** User and password are the operator's, whatever the container offers. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    private DataSource chosen() {
        DataSource known = chosen;
        if (known != null) return known;
        DataSource made = Database.configured().dataSource();
        chosen = made;
        return made;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return chosen().getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        chosen().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        chosen().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return chosen().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.enishi.store");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : chosen().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || chosen().isWrapperFor(type);
    }
}
