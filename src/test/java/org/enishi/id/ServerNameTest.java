package org.enishi.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** @see <a href="https://spec.matrix.org/v1.19/appendices/#server-name">Matrix v1.19, appendices, "Server Name"</a> */
class ServerNameTest {
    private static final Pattern GRAMMAR =
            Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}\\]|[0-9A-Za-z.-]{1,255})(:[0-9]{1,5})?");

    @ParameterizedTest
    @CsvSource({
        "one.example,one.example,-1",
        "One-2.example:8448,One-2.example,8448",
        "127.0.0.1:0,127.0.0.1,0",
        "[::1],[::1],-1",
        "[2001:db8::1.2.3.4]:99999,[2001:db8::1.2.3.4],99999",
    })
    void it_is_a_host_and_perhaps_a_port(String name, String host, int port) {
        var server = new ServerName(name);
        assertThat(server.host()).isEqualTo(host);
        assertThat(server.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":1",
                "a:",
                "a:123456",
                "a:1a",
                "a:1:2",
                "a_b",
                "é",
                "a/b",
                "a ",
                "[]",
                "[:]",
                "[::1",
                "[::g]",
                "[::1]x",
                "[::1]:",
                "a[::1]",
                "a\0",
                "a\n"
            })
    void everything_else_is_refused(String name) {
        assertThat(ServerName.isWellFormed(name)).isFalse();
        assertThatThrownBy(() -> new ServerName(name)).isInstanceOf(InvalidIdentifier.class);
    }

    @Test
    void lengths_are_bounded() {
        assertThat(ServerName.isWellFormed("a".repeat(255))).isTrue();
        assertThat(ServerName.isWellFormed("a".repeat(256))).isFalse();
        assertThat(ServerName.isWellFormed("a".repeat(252) + ":80")).isTrue();
        assertThat(ServerName.isWellFormed("a".repeat(253) + ":80")).isFalse();
        assertThat(ServerName.isWellFormed("[" + ":".repeat(45) + "]")).isTrue();
        assertThat(ServerName.isWellFormed("[" + ":".repeat(46) + "]")).isFalse();
    }

    @Test
    void it_says_what_the_grammar_says() {
        var random = new Random(1);
        String letters = "a:1[].-Gg:[]0";
        for (int round = 0; round < 200_000; round++) {
            var text = new StringBuilder();
            for (int left = random.nextInt(9); left > 0; left--)
                text.append(letters.charAt(random.nextInt(letters.length())));
            String name = text.toString();
            assertThat(ServerName.isWellFormed(name))
                    .as(name)
                    .isEqualTo(GRAMMAR.matcher(name).matches());
        }
    }
}
