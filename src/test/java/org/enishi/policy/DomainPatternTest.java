package org.enishi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;
import org.enishi.policy.list.DomainMap;
import org.enishi.store.policy.DomainPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainPatternTest {
    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "partner.example, partner.example, true",
        "partner.example, PARTNER.Example, true",
        "Partner.EXAMPLE, partner.example, true",
        "partner.example, partner.example:8448, false",
        "partner.example:8448, partner.example:8448, true",
        "partner.example:8448, partner.example:84480, false",
        "partner.example:8448, partner.example, false",
        "partner.example, chat.partner.example, false",
        "partner.example, notpartner.example, false",
        "partner.example, partner.example., false",
        "*.partner.example, partner.example, false",
        "*.partner.example, .partner.example, false",
        "*.partner.example, chat.partner.example, true",
        "*.partner.example, CHAT.Partner.Example, true",
        "*.partner.example, a.b.partner.example, true",
        "*.partner.example, notpartner.example, false",
        "*.partner.example, chat.partner.example.evil.example, false",
        "*.partner.example, chat.partner.example:8448, false",
        "*.partner.example:8448, chat.partner.example:8448, true",
        "*.partner.example:8448, chat.partner.example, false",
        "192.0.2.1:8448, 192.0.2.1:8448, true",
        "[2001:DB8::1], [2001:db8::1], true",
        "[2001:db8::1]:8448, [2001:db8::1], false",
    })
    void coversWhatItSays(String pattern, String server, boolean covers) {
        var written = new DomainPattern(pattern);
        assertThat(written.covers(new ServerName(server))).isEqualTo(covers);
        assertThat(new DomainMap<>(Map.of(written, "said")).of(new ServerName(server)) != null)
                .as("the list agrees with its entry")
                .isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "*.",
                "*.*",
                "*.com",
                "*.*.example",
                "a.*.example",
                "*partner.example",
                "*.10.0.0.1",
                "*.[2001:db8::1]",
                "partner..example",
                ".partner.example",
                "partner.example.",
                "-a.example",
                "a-.example",
                "partner.example:",
                "partner.example:0",
                "partner.example:08448",
                "partner.example:65536",
                "partner.example:999999",
                "partner.example:x",
                "part ner.example",
                "パートナー.example",
                "@user:partner.example",
                "https://partner.example",
                "partner.example/x",
                "partner.example\n",
                "partner_x.example",
                "[2001:db8::1",
                "a\u0000.example"
            })
    void isNotADomain(String text) {
        assertThat(DomainPattern.isWellFormed(text)).isFalse();
        assertThatThrownBy(() -> new DomainPattern(text)).isInstanceOf(InvalidIdentifier.class);
    }

    @Test
    void isAtMost255CharactersLong() {
        String label = "a".repeat(63) + ".";
        String longest = label.repeat(3) + "a".repeat(63);
        assertThat(DomainPattern.isWellFormed(longest)).isTrue();
        assertThat(DomainPattern.isWellFormed("a." + longest)).isFalse();
        assertThat(DomainPattern.isWellFormed("a".repeat(64) + ".example")).isFalse();
    }
}
