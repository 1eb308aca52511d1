package org.enishi.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.FileTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Three nodes of one server: the third has the directory of the first, the second has its own. */
@DisplayName("A node that does not see the files of its server")
class FilesOfTwoNodesIT {
    private static final String WARNING = "The directory of files does not belong to this database";
    private static final String NOTICE = "This node does not see the files";
    private static final Map<String, String> SETTINGS = Postgres.settings();
    private static final EnishiServer FIRST = new EnishiServer(SETTINGS);
    private static final EnishiServer APART = node();
    private static final EnishiServer SHARING = node().set(
                    "enishi.media.directory", FIRST.dataDir().resolve("media").toString());

    @BeforeAll
    static void start() {
        FIRST.start();
        APART.start();
        SHARING.start();
    }

    @AfterAll
    static void stop() {
        SHARING.close();
        APART.close();
        FIRST.close();
    }

    @Test
    void says_so_in_its_log_with_what_to_do() throws IOException {
        Path marker = Path.of("media", "local", "identity");
        String identity = Files.readString(FIRST.dataDir().resolve(marker));
        assertThat(log(APART))
                .contains(
                        WARNING,
                        "write " + identity + " into " + APART.dataDir().resolve(marker));
        assertThat(log(FIRST)).doesNotContain(WARNING);
        assertThat(log(SHARING)).doesNotContain(WARNING);
    }

    @Test
    void says_so_in_its_console() {
        Person admin = APART.administrator("reader");
        assertThat(overview(APART, admin)).contains(NOTICE).doesNotContain("Nothing needs your attention");
        assertThat(overview(SHARING, admin)).contains("Federation").doesNotContain(NOTICE);
    }

    @Test
    void has_none_of_those_that_the_others_share() {
        Person there = FIRST.person("nora");
        String file = FileTalk.upload(there, "hello".getBytes(UTF_8), "text/plain");
        assertThat(FileTalk.get(there.at(SHARING), "download/" + file).text()).isEqualTo("hello");
        assertThat(FileTalk.get(there.at(APART), "download/" + file).status()).isEqualTo(404);
    }

    private static EnishiServer node() {
        return new EnishiServer(SETTINGS).set("enishi.server-name", FIRST.name());
    }

    private static String overview(EnishiServer node, Person admin) {
        try (var browser = Browser.at(node.http(), "en")) {
            return browser.open("").logIn(admin.userId(), admin.password()).text();
        }
    }

    private static String log(EnishiServer node) throws IOException {
        return Files.readString(node.dataDir().resolve("log/enishi.log"));
    }
}
