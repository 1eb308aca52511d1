package org.enishi.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javax.sql.DataSource;
import org.enishi.fixture.database.Databases;
import org.junit.jupiter.api.Test;

class SqlTest {
    private static final String ONE = "select 1";

    @Test
    void a_question_that_failed_for_the_moment_is_asked_once_more() {
        var sql = new Sql(failing(new SQLTimeoutException("a row is not where its index says")));
        assertThat(answers(sql)).containsExactly(1);
    }

    @Test
    void one_that_fails_again_or_for_good_is_not() {
        var twice = new Sql(failing(new SQLTimeoutException("once"), new SQLTimeoutException("twice")));
        assertThatThrownBy(() -> answers(twice))
                .isInstanceOf(StorageFailure.class)
                .hasRootCauseMessage("twice");
        var wrong = new Sql(failing(new SQLSyntaxErrorException("wrong")));
        assertThatThrownBy(() -> answers(wrong))
                .isInstanceOf(StorageFailure.class)
                .hasRootCauseMessage("wrong");
    }

    private static List<Integer> answers(Sql sql) {
        return sql.list(ONE, wanted -> {}, row -> row.getInt(1));
    }

    /** A database that fails so when it is asked for connections, and works afterwards. */
    private static DataSource failing(SQLException... failures) {
        Queue<SQLException> planned = new ArrayDeque<>(List.of(failures));
        DataSource database = Databases.h2();
        return (DataSource) Proxy.newProxyInstance(
                SqlTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!planned.isEmpty()) throw planned.remove();
                    return method.invoke(database, arguments);
                });
    }
}
