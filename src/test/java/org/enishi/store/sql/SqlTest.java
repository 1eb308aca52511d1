package org.enishi.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javax.sql.DataSource;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;
import org.junit.jupiter.api.Test;

class SqlTest {
    private static final String ONE = "select 1";
    private static final String NOTE = "insert into noted (id, text) values (?, ?)";

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

    @Test
    void what_is_written_together_is_there_in_order() {
        for (ThreadTransactions database : List.of(Databases.h2(), Databases.postgres())) {
            var sql = new Sql(database);
            sql.update("create table noted (id bigint primary key, text varchar)", none -> {});
            sql.together(() -> {
                note(sql, 1, "first");
                note(sql, 2, "second");
                sql.batch(
                        "update noted set text = ? where id = ?",
                        List.of(1L),
                        (to, id) -> to.text("changed").number(id));
                assertThat(notes(sql)).containsExactly("changed", "second");
                note(sql, 3, "third");
                sql.batch(NOTE, List.of(4L, 5L), (to, id) -> to.number(id).text("many"));
                sql.batch("delete from noted where id = any(?)", List.of(List.of(2L)), Parameters::numbers);
            });
            assertThat(notes(sql)).containsExactly("changed", "third", "many", "many");
        }
    }

    @Test
    void one_text_goes_to_postgres_for_all_that_is_written_together() {
        List<String> sent = new ArrayList<>();
        var sql = new Sql(told(Databases.postgres(), sent));
        sql.update("create table noted (id bigint primary key, text varchar)", none -> {});
        sent.clear();
        sql.together(() -> {
            note(sql, 1, "first");
            note(sql, 2, "second");
        });
        assertThat(sent).containsExactly(NOTE + "; " + NOTE);
        assertThatThrownBy(() -> sql.together(() -> {
                    note(sql, 3, "third");
                    note(sql, 1, "again");
                }))
                .isInstanceOf(StorageFailure.class);
        sent.clear();
        note(sql, 4, "fourth");
        assertThat(sent).containsExactly(NOTE);
    }

    @Test
    void what_an_action_did_not_come_to_send_is_not_sent() {
        var sql = new Sql(Databases.postgres());
        sql.update("create table noted (id bigint primary key, text varchar)", none -> {});
        assertThatThrownBy(() -> sql.together(() -> {
                    note(sql, 1, "first");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(notes(sql)).isEmpty();
    }

    @Test
    void questions_that_are_asked_together_are_answered_each_for_itself() {
        for (ThreadTransactions database : List.of(Databases.h2(), Databases.postgres())) {
            var sql = new Sql(database);
            sql.update("create table noted (id bigint primary key, text varchar)", none -> {});
            sql.batch(NOTE, List.of(1L, 2L, 3L), (to, id) -> to.number(id).text("no. " + id));
            Question<Long> ids = new Question<>(
                    "select id from noted where id > ? order by id", to -> to.number(1), row -> row.getLong(1));
            Question<String> none =
                    new Question<>("select text from noted where id = ?", to -> to.number(9), row -> row.getString(1));
            Question<String> texts = new Question<>(
                    "select text from noted where text = ? and id = ?",
                    to -> to.text("no. 3").number(3),
                    row -> row.getString(1));
            sql.ask(List.of(ids, none, texts));
            assertThat(ids.rows()).containsExactly(2L, 3L);
            assertThat(none.rows()).isEmpty();
            assertThat(texts.rows()).containsExactly("no. 3");
        }
    }

    @Test
    void one_text_goes_to_postgres_for_all_that_is_asked_together() {
        List<String> sent = new ArrayList<>();
        var sql = new Sql(told(Databases.postgres(), sent));
        sql.ask(List.of());
        assertThat(sent).isEmpty();
        sql.ask(List.of(
                new Question<>(ONE, none -> {}, row -> row.getInt(1)),
                new Question<>(ONE, none -> {}, row -> row.getInt(1))));
        assertThat(sent).containsExactly(ONE + "; " + ONE);
    }

    private static void note(Sql sql, long id, String text) {
        sql.batch(NOTE, List.of(id), (to, each) -> to.number(each).text(text));
    }

    private static List<String> notes(Sql sql) {
        return sql.list("select text from noted order by id", none -> {}, row -> row.getString(1));
    }

    /** @param sent the texts of all statements */
    private static DataSource told(DataSource database, List<String> sent) {
        return (DataSource) Proxy.newProxyInstance(
                SqlTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    var connection = (Connection) method.invoke(database, arguments);
                    return Proxy.newProxyInstance(
                            SqlTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, each, given) -> {
                                if (each.getName().equals("prepareStatement")) sent.add((String) given[0]);
                                return each.invoke(connection, given);
                            });
                });
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
