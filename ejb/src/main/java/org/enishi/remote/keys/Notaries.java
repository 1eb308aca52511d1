package org.enishi.remote.keys;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.remote.GrowingPause;
import org.enishi.remote.KeyRing;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.discovery.Discovery;
import org.enishi.remote.http.Answer;
import org.enishi.remote.http.Limits;
import org.enishi.remote.http.Parallel;
import org.enishi.remote.http.Question;
import org.enishi.remote.http.Transport;
import org.enishi.store.cache.Caches;

/**
 * Asks the notaries that the administrator named for keys of servers that do not give them themselves. What they say is
 * kept in memory only: the store has what servers said of themselves, and words of a notary go with the trust in it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#querying-keys-through-another-server">Matrix v1.19,
 *     "Querying Keys Through Another Server"</a>
 */
@ApplicationScoped
public class Notaries {
    private static final Logger LOG = System.getLogger(Notaries.class.getName());
    private static final int SERVERS_A_REQUEST = 50;
    private static final int MOST_KEYS_KEPT = 100_000;
    private static final int MOST_KEYS_OF_ONE = 200;
    private static final Duration AFTER_WORD = Duration.ofMinutes(1);
    private static final GrowingPause WITHOUT_WORD = GrowingPause.doubling(Duration.ofMinutes(1), Duration.ofHours(1));
    private static final GrowingPause SILENCE = GrowingPause.doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Inject
    Configuration configuration;

    @Inject
    FederationPolicy policy;

    @Inject
    Parallel parallel;

    @Inject
    Inquiry inquiry;

    @Inject
    Clock clock;

    private Cache<ServerName, KeySet> said;
    private Pauses aboutServers;
    private Pauses ofNotaries;

    @PostConstruct
    void open() {
        said = Caches.builder()
                .maximumWeight(MOST_KEYS_KEPT)
                .weigher((ServerName server, KeySet keys) -> keys.size())
                .build();
        aboutServers = new Pauses(AFTER_WORD, WITHOUT_WORD, clock);
        ofNotaries = new Pauses(Duration.ZERO, SILENCE, clock);
    }

    /** What they said of this server's keys. For events only: who signs a request is there to be asked. */
    public KeySet said(ServerName server) {
        KeySet keys = said.getIfPresent(server.folded());
        return keys == null ? KeySet.NONE : keys;
    }

    /**
     * Asks all notaries, in parallel, except about servers that they were asked about just now. What they know is {@link
     * #said} afterwards. May block on the network: call it without a transaction.
     */
    public void ask(Collection<WantedKeys> wanted) {
        List<WantedKeys> due = wanted.stream()
                .filter(each -> !aboutServers.isTooEarly(each.server()))
                .toList();
        if (due.isEmpty()) return;
        List<ServerName> notaries =
                configuration.keyNotaries().stream().filter(this::isAskable).toList();
        if (notaries.isEmpty()) return;
        List<List<WantedKeys>> requests =
                portions(due.stream().filter(this::isOpen).toList());
        parallel.each(notaries, notary -> parallel.eachOfOne(requests, request -> ask(notary, request)));
    }

    private boolean isAskable(ServerName notary) {
        return !notary.folded().equals(configuration.serverName().folded())
                && policy.decide(Direction.OUTBOUND, notary, null, Action.SERVER_KEYS)
                        .allowed();
    }

    private boolean isOpen(WantedKeys wanted) {
        return policy.decide(Direction.OUTBOUND, wanted.server(), null, Action.SERVER_KEYS)
                .allowed();
    }

    private static List<List<WantedKeys>> portions(List<WantedKeys> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SERVERS_A_REQUEST)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + SERVERS_A_REQUEST)))
                .toList();
    }

    private void ask(ServerName notary, List<WantedKeys> request) {
        if (ofNotaries.isTooEarly(notary)) return;
        try {
            Map<ServerName, KeySet> told = inquiry.ask(notary, request);
            told.forEach((server, keys) -> said.asMap().merge(server, keys, Notaries::latest));
            request.forEach(each -> aboutServers.note(each.server(), told.containsKey(each.server())));
            ofNotaries.note(notary, true);
        } catch (IOException | RemoteFailure | InvalidJson e) {
            ofNotaries.note(notary, false);
            LOG.log(Level.INFO, () -> "No keys from the notary " + notary + ": " + e.getMessage());
        }
    }

    /** A server may not fill the memory with ever new keys. */
    private static KeySet latest(KeySet before, KeySet now) {
        KeySet both = NotaryAnswer.latest(before, now);
        return both.size() > MOST_KEYS_OF_ONE ? now : both;
    }

    /** One question to one notary. */
    @ApplicationScoped
    static class Inquiry {
        @Inject
        Discovery discovery;

        @Inject
        Transport transport;

        @Inject
        KeyRing ring;

        @Inject
        Clock clock;

        Map<ServerName, KeySet> ask(ServerName notary, List<WantedKeys> wanted) throws IOException {
            var question = new Question("POST", "/_matrix/key/v2/query", Map.of(), Json.bytes(criteria(wanted)));
            Answer answer = transport.ask(discovery.endpoint(notary), question, Limits.ORDINARY);
            if (answer.status() != 200) throw new IOException("status " + answer.status());
            Set<ServerName> asked = wanted.stream().map(WantedKeys::server).collect(Collectors.toSet());
            return new NotaryAnswer(Json.read(answer.body()))
                    .keysOf(asked, notary, id -> ring.forRequest(notary, id), clock.millis());
        }

        /** Valid when the last event was signed is enough, so that nobody asks for news of a server that is gone. */
        private JsonObject criteria(List<WantedKeys> wanted) {
            JsonObjectBuilder servers = Json.object();
            for (WantedKeys each : wanted) {
                long until = Math.max(0, Math.min(each.signedAt(), clock.millis()));
                JsonObjectBuilder keys = Json.object();
                each.keyIds().forEach(id -> keys.add(id, Json.object().add("minimum_valid_until_ts", until)));
                servers.add(each.server().value(), keys);
            }
            return Json.object().add("server_keys", servers).build();
        }
    }
}
