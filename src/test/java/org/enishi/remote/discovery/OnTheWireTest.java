package org.enishi.remote.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import org.enishi.configuration.Configuration;
import org.enishi.fixture.peer.PeerTls;
import org.enishi.id.ServerName;
import org.enishi.remote.http.Limits;
import org.enishi.remote.http.Question;
import org.enishi.remote.http.ShiftedTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Resolving server names: what goes over the wire")
class OnTheWireTest {
    private static final String OURS = "/_matrix/federation/v1/version";
    private static final String DELEGATED = "{\"m.server\":\"delegated.example\"}";
    private static final PeerTls TLS =
            PeerTls.of("hs.example", "delegated.example", "elsewhere.example", "target.example", "127.0.0.1");

    @TempDir
    Path directory;

    private final List<HttpsServer> servers = new ArrayList<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Said> said = new ConcurrentHashMap<>();
    private final Map<String, List<Dns.Service>> services = new HashMap<>();
    private final Discovery discovery = new Discovery();
    private ShiftedTransport transport;

    /** @param sni empty where none was sent */
    private record Seen(int port, String host, String sni, String path) {}

    private record Said(int status, String location, String body) {}

    @BeforeEach
    void listen() throws IOException {
        Map<Integer, Integer> ports = new HashMap<>();
        for (int port : List.of(443, 8448, 99, 77)) ports.put(port, listen(port));
        Path trusted = Files.writeString(directory.resolve("trusted.pem"), TLS.pem());
        transport = new ShiftedTransport(trusted, ports);
        discovery.dns = new LoopbackDns();
        discovery.guard = new AddressGuard();
        discovery.guard.configuration = Configuration.of(Map.of("enishi.federation.private-networks", "127.0.0.0/8"));
        discovery.delegations = new Delegations();
        discovery.delegations.clock = Clock.systemUTC();
        discovery.delegations.wellKnown = new WellKnown();
        discovery.delegations.wellKnown.transport = transport;
        discovery.delegations.wellKnown.places = new WebPlaces();
        discovery.delegations.wellKnown.places.dns = discovery.dns;
        discovery.delegations.wellKnown.places.guard = discovery.guard;
        discovery.delegations.wellKnown.clock = Clock.systemUTC();
        discovery.delegations.open();
    }

    private int listen(int port) throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(TLS.context()));
        server.createContext("/", exchange -> answer(port, (HttpsExchange) exchange));
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    @AfterEach
    void end() {
        transport.close();
        servers.forEach(server -> server.stop(0));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"127.0.0.1, 8448, 127.0.0.1, ''", "127.0.0.1:99, 99, 127.0.0.1:99, ''"})
    void anIpLiteralIsTheHostHeaderAndNoSni(String name, int port, String host, String sni) throws IOException {
        assertThat(ask(name)).containsExactly(new Seen(port, host, sni, OURS));
    }

    @Test
    void anExplicitPortIsInTheHostHeaderAndNotInTheSni() throws IOException {
        assertThat(ask("HS.example:99")).containsExactly(new Seen(99, "hs.example:99", "hs.example", OURS));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "127.0.0.1, 8448, 127.0.0.1, ''",
        "127.0.0.1:99, 99, 127.0.0.1:99, ''",
        "delegated.example:99, 99, delegated.example:99, delegated.example",
        "delegated.example, 8448, delegated.example, delegated.example"
    })
    void theDelegatedNameIsWhatTheOtherSideSees(String to, int port, String host, String sni) throws IOException {
        delegates("{\"m.server\":\"" + to + "\"}");
        assertThat(ask("hs.example"))
                .containsExactly(
                        new Seen(443, "hs.example", "hs.example", "/.well-known/matrix/server"),
                        new Seen(port, host, sni, OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_matrix-fed._tcp.", "_matrix._tcp."})
    void theTargetOfAnSrvRecordIsNeitherInHostNorInSni(String service) throws IOException {
        services.put(service + "hs.example", List.of(new Dns.Service("target.example", 77)));
        services.put(service + "delegated.example", List.of(new Dns.Service("target.example", 99)));
        assertThat(ask("hs.example")).last().isEqualTo(new Seen(77, "hs.example", "hs.example", OURS));
        delegates(DELEGATED);
        discovery.delegations.open();
        assertThat(ask("hs.example")).last().isEqualTo(new Seen(99, "delegated.example", "delegated.example", OURS));
    }

    @Test
    void ofTwoTargetsTheNextIsAskedWhereTheFirstDoesNotListen() throws IOException {
        servers.get(3).stop(0);
        services.put(
                "_matrix-fed._tcp.hs.example",
                List.of(new Dns.Service("target.example", 77), new Dns.Service("target.example", 99)));
        assertThat(ask("hs.example")).last().isEqualTo(new Seen(99, "hs.example", "hs.example", OURS));
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        assertThatThrownBy(() -> ask("stranger.example:99")).isInstanceOf(IOException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        said.put("hs.example/.well-known/matrix/server", new Said(302, "https://elsewhere.example/a?b=c", ""));
        said.put("elsewhere.example/a", new Said(308, "/deeper", ""));
        said.put("elsewhere.example/deeper", new Said(200, "", DELEGATED));
        assertThat(ask("hs.example"))
                .hasSize(4)
                .contains(new Seen(443, "elsewhere.example", "elsewhere.example", "/a?b=c"))
                .last()
                .isEqualTo(new Seen(8448, "delegated.example", "delegated.example", OURS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hs.example/.well-known/matrix/server",
                "http://hs.example/plain",
                "https:///",
                "::",
                "//["
            })
    void redirectionLoopsAreAvoidedAndWhatLeadsNowhereIsLeft(String location) throws IOException {
        said.put("hs.example/.well-known/matrix/server", new Said(301, location, ""));
        assertThat(ask("hs.example"))
                .hasSizeLessThan(10)
                .last()
                .isEqualTo(new Seen(8448, "hs.example", "hs.example", OURS));
    }

    @Test
    void aRedirectDoesNotLeadInside() throws IOException {
        said.put("hs.example/.well-known/matrix/server", new Said(301, "https://10.0.0.1/x", ""));
        assertThat(ask("hs.example")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"m.server\":7}",
                "{\"m.server\":\"\"}",
                "{\"m.server\":\"not a name\"}",
                "{\"m.server\":\"https://delegated.example\"}",
                "{\"m.server\":\"delegated.example:999999\"}"
            })
    void ifTheResponseIsInvalidTheNameItselfIsUsed(String body) throws IOException {
        delegates(body);
        assertThat(ask("hs.example"))
                .containsExactly(
                        new Seen(443, "hs.example", "hs.example", "/.well-known/matrix/server"),
                        new Seen(8448, "hs.example", "hs.example", OURS));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404, 500})
    void aStatusThatIsNot200IsNoDelegationWhateverTheBody(int status) throws IOException {
        said.put("hs.example/.well-known/matrix/server", new Said(status, "", status == 204 ? "" : DELEGATED));
        assertThat(ask("hs.example")).last().isEqualTo(new Seen(8448, "hs.example", "hs.example", OURS));
    }

    @Test
    void anAnswerWithoutEndIsLeft() throws IOException {
        delegates(" ".repeat(1 << 20) + DELEGATED);
        assertThat(ask("hs.example")).last().isEqualTo(new Seen(8448, "hs.example", "hs.example", OURS));
    }

    private void delegates(String body) {
        said.put("hs.example/.well-known/matrix/server", new Said(200, "", body));
    }

    private List<Seen> ask(String name) throws IOException {
        transport.ask(discovery.endpoint(new ServerName(name)), Question.get(OURS), Limits.SMALL);
        return seen;
    }

    private void answer(int port, HttpsExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        seen.add(new Seen(port, host, sni(exchange), exchange.getRequestURI().toString()));
        String path = exchange.getRequestURI().getPath();
        Said answer = said.getOrDefault(host + path, new Said(path.equals(OURS) ? 200 : 404, "", "{}"));
        if (!answer.location.isEmpty()) exchange.getResponseHeaders().set("Location", answer.location);
        byte[] body = answer.body.getBytes(UTF_8);
        try (HttpExchange closed = exchange) {
            closed.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) closed.getResponseBody().write(body);
        }
    }

    private static String sni(HttpsExchange exchange) {
        return ((ExtendedSSLSession) exchange.getSSLSession())
                .getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst()
                        .orElse("");
    }

    private final class LoopbackDns implements Dns {
        @Override
        public List<InetAddress> addresses(String host) {
            try {
                return List.of(InetAddress.getByName(host.matches("[0-9.]+") ? host : "127.0.0.1"));
            } catch (UnknownHostException e) {
                return List.of();
            }
        }

        @Override
        public List<Service> services(String name) {
            return services.getOrDefault(name, List.of());
        }
    }
}
