package org.enishi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.junit.jupiter.api.Test;

/** An instance of its own, since the shared ones must go on running. */
class StartAndStopIT {
    private static final Duration ALLOWED = Duration.ofSeconds(10);

    @Test
    void a_first_start_says_all_that_a_newcomer_needs_and_the_second_knows_what_the_first_knew() throws IOException {
        try (var server = new EnishiServer(Map.of()).start()) {
            assertThat(server.output())
                    .contains("Server name", server.name(), server.http().toString() + "/admin")
                    .contains(server.dataDir().toString(), "H2 at")
                    .doesNotContain("ERROR", "\tat ");
            Person person = server.person("alice");

            assertThat(server.stop()).isLessThan(ALLOWED);
            server.start();

            String me =
                    person.talk().get("/_matrix/client/v3/account/whoami").ok().getString("user_id");
            assertThat(me).isEqualTo(person.userId());
            String log = Files.readString(server.dataDir().resolve("log/enishi.log"));
            assertThat(log).doesNotContain(EnishiServer.SHARED_SECRET, person.password(), person.token(), "one-time");
        }
    }

    @Test
    void a_second_instance_in_the_same_directory_is_refused_with_a_sentence() {
        try (var server = new EnishiServer(Map.of()).start()) {
            int status = server.launchAgain().onExit().join().exitValue();
            assertThat(status).isEqualTo(1);
            assertThat(server.output()).contains("Another instance uses " + server.dataDir());
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void an_unknown_key_and_a_wrong_value_stop_the_start_each_with_its_remedy() {
        var server = new EnishiServer(Map.of("enishi.federation.mod", "open", "enishi.tls.port", "seven"));
        int status = server.launch().onExit().join().exitValue();
        assertThat(status).isEqualTo(78);
        assertThat(server.output())
                .contains("ENISHI_FEDERATION_MOD (\"open\") is not a setting of Enishi")
                .contains("enishi.tls.port (ENISHI_TLS_PORT) is \"seven\"; write a port from 1 to 65535.");
    }

    @Test
    void a_database_that_is_not_there_stops_the_start_with_a_sentence() {
        var server = new EnishiServer(Map.of("enishi.database.url", "jdbc:postgresql://127.0.0.1:1/enishi"));
        int status = server.launch().onExit().join().exitValue();
        assertThat(status).isEqualTo(1);
        assertThat(server.output()).contains("Enishi did not start: ", "127.0.0.1:1");
    }
}
