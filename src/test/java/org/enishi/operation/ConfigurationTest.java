package org.enishi.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.enishi.configuration.BadConfiguration;
import org.enishi.configuration.Cidr;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.FederationMode;
import org.enishi.configuration.Setting;
import org.enishi.configuration.Sources;
import org.enishi.fixture.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @Test
    void the_table_and_the_class_agree_on_keys_defaults_and_what_to_write() throws IOException {
        List<String> rows = Files.readAllLines(Installation.project().resolve("docs/configuration.md")).stream()
                .filter(line -> line.startsWith("| `enishi."))
                .map(line -> line.replaceFirst("^(\\|[^|]*\\|[^|]*\\|[^|]*\\|).*", "$1"))
                .toList();
        List<String> settings =
                Arrays.stream(Setting.values()).map(ConfigurationTest::row).toList();
        assertThat(rows).containsExactlyElementsOf(settings);
    }

    private static String row(Setting setting) {
        String byDefault = setting.byDefault().isEmpty() ? "none" : "`" + setting.byDefault() + "`";
        return "| `" + setting.key() + "` | " + byDefault + " | " + setting.remedy() + " |";
    }

    @Test
    void the_defaults_are_safe() {
        var configuration = Configuration.of(Map.of());
        assertThat(configuration.serverName().value()).isEqualTo("localhost:8448");
        assertThat(configuration.http().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.tls().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.federationMode()).isEqualTo(FederationMode.ALLOWLIST);
        assertThat(configuration.privateNetworks()).isEmpty();
        assertThat(configuration.keyNotaries()).isEmpty();
        assertThat(configuration.registrationOpen()).isFalse();
        assertThat(configuration.registrationSharedSecret()).isEmpty();
        assertThat(configuration.limitsEnabled()).isTrue();
        assertThat(configuration.limit("login").period()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "enishi.server-name, not a name",
        "enishi.http.port, 0",
        "enishi.http.port, 65536",
        "enishi.tls.host, two words",
        "enishi.tls.key, /there/is/no/such/file",
        "enishi.federation.mode, Open",
        "enishi.federation.private-networks, partner.example/8",
        "enishi.federation.private-networks, 10.0.0.0/33",
        "enishi.federation.key-notaries, not a server",
        "enishi.federation.key-notaries, 'a.example, b.example, c.example, d.example, e.example, f.example'",
        "enishi.database.url, jdbc:mysql://db/enishi",
        "enishi.registration.open, yes",
        "enishi.rooms.default-version, 13",
        "enishi.limits.login, ten a minute",
        "enishi.media.max-upload-size, 65M",
        "enishi.media.user-quota, 5 GB",
        "enishi.password.argon2-memory, 1",
    })
    void a_wrong_value_is_named_with_its_key_and_remedy(String key, String value) {
        String remedy = Setting.of(key).orElseThrow().remedy();
        assertThatThrownBy(() -> Configuration.of(Map.of(key, value)))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContainingAll(key, value, remedy);
    }

    @Test
    void a_secret_is_never_shown() {
        assertThatThrownBy(() -> Configuration.of(Map.of("enishi.registration.shared-secret", "hunter2")))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("enishi.registration.shared-secret")
                .hasMessageNotContaining("hunter2");
        Map<String, String> misspelt = Map.of("enishi.database.passwort", "hunter2", "ENISHI_SECRET", "hunter2");
        assertThatThrownBy(() -> Configuration.of(misspelt))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContainingAll("enishi.database.passwort", "ENISHI_SECRET")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void an_unknown_key_is_refused_wherever_it_stands() {
        Map<String, String> texts =
                Sources.of(Map.of("enishi.server-nam", "a.example"), Map.of("ENISHI_TLS_PROT", "1", "PATH", "/bin"));
        assertThatThrownBy(() -> Configuration.of(texts))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContainingAll("enishi.server-nam", "ENISHI_TLS_PROT")
                .hasMessageNotContaining("PATH");
    }

    @Test
    void a_system_property_wins_over_the_environment() {
        Map<String, String> texts = Sources.of(
                Map.of("enishi.server-name", "a.example"),
                Map.of("ENISHI_SERVER_NAME", "b.example", "ENISHI_DATA_DIR", "data"));
        var configuration = Configuration.of(texts);
        assertThat(configuration.serverName().value()).isEqualTo("a.example");
        assertThat(configuration.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void a_certificate_needs_its_key() {
        String anyFile = Installation.project().resolve("pom.xml").toString();
        assertThatThrownBy(() -> Configuration.of(Map.of("enishi.tls.certificate", anyFile)))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("enishi.tls.certificate is set but enishi.tls.key is not");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "fd00::/8, fd12:3456::1, true",
        "fd00::/8, fe80::1, false",
        "0.0.0.0/0, fd00::1, false",
    })
    void a_network_contains_its_addresses_and_no_others(String network, String address, boolean inside)
            throws UnknownHostException {
        assertThat(Cidr.parse(network).contains(InetAddress.getByName(address))).isEqualTo(inside);
    }
}
