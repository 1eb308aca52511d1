package org.enishi.remote.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.http.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Resolving server names")
class DiscoveryTest {
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, List<Dns.Service>> services = new HashMap<>();
    private final Map<String, String> wellKnown = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Discovery discovery = new Discovery();

    @BeforeEach
    void setUp() {
        discovery.dns = new PaperDns();
        discovery.guard = new AddressGuard();
        discovery.guard.configuration = Configuration.of(Map.of());
        discovery.delegations = new Delegations();
        discovery.delegations.clock = Clock.systemUTC();
        discovery.delegations.wellKnown = new WellKnown() {
            @Override
            Delegation read(String host) throws IOException {
                asked.add(host);
                String to = wellKnown.get(host);
                if (to == null) throw new NoDelegation("status 404");
                return new Delegation(new ServerName(to), Duration.ofHours(1));
            }
        };
        discovery.delegations.open();
        addresses.put("hs.example", "1.1.1.1");
        addresses.put("delegated.example", "2.2.2.2");
        addresses.put("target.example", "3.3.3.3");
    }

    @Test
    void anIpLiteralIsUsedWithItsPortOr8448() {
        assertThat(find("4.4.4.4")).isEqualTo(endpoint("4.4.4.4", "4.4.4.4", "4.4.4.4", 8448));
        assertThat(find("4.4.4.4:99")).isEqualTo(endpoint("4.4.4.4", "4.4.4.4:99", "4.4.4.4", 99));
        assertThat(find("[2606:4700::1]:99"))
                .isEqualTo(endpoint("2606:4700::1", "[2606:4700::1]:99", "2606:4700::1", 99));
        assertThat(asked).isEmpty();
    }

    @Test
    void anExplicitPortIsUsedWithoutWellKnown() {
        wellKnown.put("hs.example", "delegated.example");
        assertThat(find("HS.example:99")).isEqualTo(endpoint("hs.example", "hs.example:99", "1.1.1.1", 99));
        assertThat(asked).isEmpty();
    }

    @Nested
    class IfTheWellKnownDelegates {
        @Test
        void toAnIpLiteral() {
            wellKnown.put("hs.example", "4.4.4.4");
            assertThat(find("hs.example")).isEqualTo(endpoint("4.4.4.4", "4.4.4.4", "4.4.4.4", 8448));
        }

        @Test
        void toANameWithAPort() {
            wellKnown.put("hs.example", "delegated.example:99");
            assertThat(find("hs.example"))
                    .isEqualTo(endpoint("delegated.example", "delegated.example:99", "2.2.2.2", 99));
        }

        @Test
        void toANameWithAnSrvRecordTheDelegatedNameIsInHostAndCertificate() {
            wellKnown.put("hs.example", "delegated.example");
            services.put("_matrix-fed._tcp.delegated.example", List.of(new Dns.Service("target.example", 77)));
            services.put("_matrix._tcp.delegated.example", List.of(new Dns.Service("hs.example", 66)));
            assertThat(find("hs.example")).isEqualTo(endpoint("delegated.example", "delegated.example", "3.3.3.3", 77));
        }

        @Test
        void toANameWithTheDeprecatedSrvRecord() {
            wellKnown.put("hs.example", "delegated.example");
            services.put("_matrix._tcp.delegated.example", List.of(new Dns.Service("target.example", 66)));
            assertThat(find("hs.example")).isEqualTo(endpoint("delegated.example", "delegated.example", "3.3.3.3", 66));
        }

        @Test
        void toANameWithoutSrvRecordsPort8448IsUsed() {
            wellKnown.put("hs.example", "delegated.example");
            assertThat(find("hs.example"))
                    .isEqualTo(endpoint("delegated.example", "delegated.example", "2.2.2.2", 8448));
        }

        @Test
        void theAnswerIsRemembered() {
            wellKnown.put("hs.example", "delegated.example");
            find("hs.example");
            find("HS.EXAMPLE");
            assertThat(asked).containsExactly("hs.example");
        }
    }

    @Nested
    class IfThereIsNoUsableWellKnown {
        @Test
        void theSrvRecordsOfTheNameAreUsedInOrder() {
            services.put(
                    "_matrix-fed._tcp.hs.example",
                    List.of(new Dns.Service("target.example", 77), new Dns.Service("delegated.example", 78)));
            assertThat(find("hs.example").addresses())
                    .containsExactly(
                            new InetSocketAddress(ip("3.3.3.3"), 77), new InetSocketAddress(ip("2.2.2.2"), 78));
            assertThat(find("hs.example").host()).isEqualTo("hs.example");
        }

        @Test
        void theDeprecatedSrvRecordsOfTheNameAreUsedWhereThereAreNoOthers() {
            services.put("_matrix._tcp.hs.example", List.of(new Dns.Service("target.example", 66)));
            assertThat(find("hs.example")).isEqualTo(endpoint("hs.example", "hs.example", "3.3.3.3", 66));
        }

        @Test
        void elsePort8448() {
            assertThat(find("hs.example")).isEqualTo(endpoint("hs.example", "hs.example", "1.1.1.1", 8448));
        }
    }

    @Test
    void aNameWithoutAllowedAddressIsUnreachable() {
        addresses.put("inside.example", "10.0.0.8");
        assertThatThrownBy(() -> find("inside.example")).isInstanceOf(RemoteFailure.Unreachable.class);
        assertThatThrownBy(() -> find("nowhere.example")).isInstanceOf(RemoteFailure.Unreachable.class);
        assertThatThrownBy(() -> find("127.0.0.1:8448")).isInstanceOf(RemoteFailure.Unreachable.class);
        assertThatThrownBy(() -> find("hs.example:99999")).isInstanceOf(RemoteFailure.Unreachable.class);
    }

    private Endpoint find(String name) {
        return discovery.endpoint(new ServerName(name));
    }

    private static Endpoint endpoint(String certificate, String host, String address, int port) {
        return new Endpoint(certificate, host, List.of(new InetSocketAddress(ip(address), port)));
    }

    private static InetAddress ip(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private final class PaperDns implements Dns {
        @Override
        public List<InetAddress> addresses(String host) {
            if (host.matches("[0-9.]+|.*:.*")) return List.of(ip(host));
            return Optional.ofNullable(addresses.get(host)).map(DiscoveryTest::ip).stream()
                    .toList();
        }

        @Override
        public List<Service> services(String name) {
            return services.getOrDefault(name, List.of());
        }
    }
}
