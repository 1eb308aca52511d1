package org.enishi.remote;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.enishi.configuration.Configuration;
import org.enishi.event.Event;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.remote.http.Parallel;
import org.enishi.remote.keys.Attempts;
import org.enishi.remote.keys.KeyFetcher;
import org.enishi.remote.keys.KeySet;
import org.enishi.remote.keys.RemoteKeyShelf;
import org.enishi.signing.VerifyKey;
import org.enishi.store.cache.Caches;

/**
 * The public keys of all servers, ours included: from the store while they are valid, else fetched, with back-off and
 * once for all who wait. May block on the network: call it without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-server-keys">Matrix v1.19, server-server
 *     API, "Retrieving server keys"</a>
 */
@ApplicationScoped
public class KeyRing {
    @Inject
    OwnKeys own;

    @Inject
    RemoteKeyShelf shelf;

    @Inject
    KeyFetcher fetcher;

    @Inject
    Parallel parallel;

    @Inject
    Surroundings surroundings;

    private Cache<ServerName, KeySet> known;
    private Attempts attempts;

    @PostConstruct
    void open() {
        known = Caches.builder().maximumSize(10_000).build();
        attempts = new Attempts(surroundings.clock());
    }

    /**
     * The key for verifying a request that came now: current ones only.
     *
     * @param keyId such as {@code ed25519:a1}
     */
    public Optional<VerifyKey> forRequest(ServerName server, String keyId) {
        long now = surroundings.clock().millis();
        return trusted(server, search(server, keys -> keys.forRequest(keyId, now)));
    }

    /**
     * The key for verifying an event: valid at the event's time where its room version asks for that, and in no version
     * retired before it.
     */
    public Optional<VerifyKey> forEvent(ServerName server, String keyId, Event event) {
        long signedAt = event.originServerTs();
        if (surroundings.isOurs(server)) return own.forEvent(keyId, signedAt);
        return trusted(
                server,
                event.version().keysExpire()
                        ? search(server, keys -> keys.validAt(keyId, signedAt))
                        : search(server, keys -> keys.notRetiredAt(keyId, signedAt)));
    }

    /** Where the agreement names keys, no other counts. */
    private Optional<VerifyKey> trusted(ServerName server, Optional<VerifyKey> found) {
        return found.filter(key -> surroundings.trust(server, key));
    }

    /** Fetches what is missing or stale of these servers, in parallel, so that later questions need not wait one by one. */
    public void prepare(Collection<ServerName> servers) {
        long now = surroundings.clock().millis();
        List<ServerName> stale = servers.stream()
                .map(ServerName::folded)
                .distinct()
                .filter(server -> !surroundings.isOurs(server))
                .filter(server -> !remembered(server).isFresh(now))
                .toList();
        parallel.each(stale, server -> refreshed(server));
    }

    /** Asks the server for its keys, unless it was asked just now. Empty if there is nothing new. */
    public Optional<KeySet> refreshed(ServerName server) {
        Optional<KeySet> fetched = attempts.once(server.folded(), fetcher::fetch);
        fetched.ifPresent(keys -> known.put(server.folded(), keys));
        return fetched;
    }

    private Optional<VerifyKey> search(ServerName server, Function<KeySet, Optional<VerifyKey>> question) {
        return question.apply(remembered(server.folded()))
                .or(() -> refreshed(server).flatMap(question))
                .or(() -> question.apply(remembered(server.folded())));
    }

    private KeySet remembered(ServerName server) {
        KeySet keys = known.getIfPresent(server);
        if (keys == null) {
            keys = shelf.keys(server);
            known.put(server, keys);
        }
        return keys;
    }

    /** Who we are, whom we trust, and what time it is. */
    @ApplicationScoped
    static class Surroundings {
        @Inject
        Configuration configuration;

        @Inject
        Clock clock;

        @Inject
        FederationPolicy policy;

        boolean trust(ServerName server, VerifyKey key) {
            var matter = new Matter(Direction.INBOUND, server, null, Action.SERVER_KEYS);
            return policy.decide(matter.signedBy(key)).allowed();
        }

        Clock clock() {
            return clock;
        }

        boolean isOurs(ServerName server) {
            return configuration.serverName().folded().equals(server.folded());
        }
    }
}
