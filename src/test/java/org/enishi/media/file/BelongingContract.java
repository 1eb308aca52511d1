package org.enishi.media.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.enishi.configuration.Configuration;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.store.JournalStores;
import org.enishi.store.media.PlaceStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of a server, each with a directory, on one database. */
@DisplayName("A directory of files and a database")
abstract class BelongingContract {
    @TempDir
    Path places;

    private ThreadTransactions database;

    abstract ThreadTransactions database();

    @BeforeEach
    void settle() {
        database = database();
    }

    @Test
    void belong_together_from_the_first_start_on() {
        assertThat(isSettled("one")).isTrue();
        assertThat(isSettled("one")).isTrue();
    }

    @Test
    void do_not_if_another_node_has_another_directory_which_stays_as_it_is() throws IOException {
        isSettled("one");
        Files.createDirectories(places.resolve("two"));
        assertThat(isSettled("two")).isFalse();
        assertThat(isSettled("two")).isFalse();
        assertThat(places.resolve("two")).isEmptyDirectory();
        assertThat(isSettled("one")).isTrue();
    }

    @Test
    void do_not_if_the_directory_is_another_servers() throws IOException {
        isSettled("one");
        identity("two", "0123456789abcdef0123456789abcdef");
        assertThat(isSettled("two")).isFalse();
    }

    @Test
    void belong_together_where_a_backup_of_what_was_uploaded_was_restored() throws IOException {
        isSettled("one");
        Files.createDirectories(places.resolve("restored"));
        Files.move(places.resolve("one/local"), places.resolve("restored/local"));
        assertThat(isSettled("restored")).isTrue();
    }

    @Test
    void belong_together_where_a_backup_of_the_database_is_older_than_the_identity() throws IOException {
        identity("one", "0123456789abcdef0123456789abcdef\n");
        assertThat(isSettled("one")).isTrue();
        assertThat(isSettled("two")).isFalse();
    }

    @Test
    void belong_together_if_several_nodes_start_for_the_first_time_with_one_directory() {
        List<CompletableFuture<Boolean>> nodes = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> isSettled("one")))
                .toList();
        assertThat(nodes).extracting(CompletableFuture::join).containsOnly(true);
    }

    @Test
    void are_not_known_to_each_other_if_the_directory_cannot_be_written() throws IOException {
        Files.writeString(places.resolve("file"), "");
        assertThatThrownBy(() -> isSettled("file/below")).isInstanceOf(UncheckedIOException.class);
        assertThat(isSettled("one")).as("nothing was remembered").isTrue();
    }

    @Test
    void are_not_known_to_each_other_by_a_file_that_says_something_else() throws IOException {
        identity("one", "\u00e9 no identity");
        assertThat(isSettled("one")).isTrue();
        identity("one", "");
        assertThat(isSettled("one")).isFalse();
    }

    private void identity(String directory, String text) throws IOException {
        Path local = Files.createDirectories(places.resolve(directory).resolve("local"));
        Files.writeString(local.resolve("identity"), text);
    }

    private boolean isSettled(String directory) {
        try {
            database.begin();
            boolean isSettled = node(directory).settle();
            database.commit();
            return isSettled;
        } catch (SystemException | RollbackException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            rollBack();
            throw e;
        }
    }

    private void rollBack() {
        try {
            database.rollback();
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    private Belonging node(String directory) {
        var node = new Belonging();
        node.store = PlaceStores.of(new JournalStores(database, 1 << 20));
        node.random = new SecureRandom();
        node.directory = new MediaDirectory();
        node.directory.configuration = Configuration.of(
                Map.of("enishi.media.directory", places.resolve(directory).toString()));
        node.directory.random = node.random;
        node.directory.clock = Clock.systemUTC();
        return node;
    }
}
