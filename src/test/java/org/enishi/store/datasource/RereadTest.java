package org.enishi.store.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.enishi.fixture.database.Databases;
import org.junit.jupiter.api.Test;

/** H2 may keep the rows that a statement gave while a commit was on its way, unless it is told to read each time. */
public class RereadTest {
    private static final AtomicInteger READ = new AtomicInteger();

    /** Called by the database for each row that it reads. */
    public static int seen(int value) {
        READ.incrementAndGet();
        return value;
    }

    @Test
    void a_statement_is_not_answered_with_rows_of_an_earlier_time() throws SQLException {
        try (var connection = Databases.h2().getConnection()) {
            execute(connection, "create alias seen deterministic for '" + RereadTest.class.getName() + ".seen'");
            execute(connection, "create table one_row (id int)");
            execute(connection, "insert into one_row values (1)");
            READ.set(0);
            execute(connection, "select seen(id) from one_row");
            execute(connection, "select seen(id) from one_row");
            assertThat(READ).hasValue(2);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
