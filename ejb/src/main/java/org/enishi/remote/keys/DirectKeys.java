package org.enishi.remote.keys;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.enishi.id.ServerName;
import org.enishi.remote.http.Parallel;
import org.enishi.signing.VerifyKey;
import org.enishi.store.cache.Caches;

/**
 * The keys that other servers gave us themselves: from the store while they are valid, else fetched, with back-off and
 * once for all who wait. May block on the network: call it without a transaction.
 */
@ApplicationScoped
public class DirectKeys {
    @Inject
    RemoteKeyShelf shelf;

    @Inject
    KeyFetcher fetcher;

    @Inject
    Parallel parallel;

    @Inject
    Clock clock;

    private Cache<ServerName, KeySet> known;
    private Attempts attempts;

    @PostConstruct
    void open() {
        known = Caches.builder().maximumSize(10_000).build();
        attempts = new Attempts(clock);
    }

    /** What it gave, as far as it is here. */
    public KeySet remembered(ServerName server) {
        KeySet keys = known.getIfPresent(server.folded());
        if (keys == null) {
            keys = shelf.keys(server.folded());
            known.put(server.folded(), keys);
        }
        return keys;
    }

    /** Asks the server for its keys, unless it was asked just now. Empty if there is nothing new. */
    public Optional<KeySet> refreshed(ServerName server) {
        Optional<KeySet> fetched = attempts.once(server.folded(), fetcher::fetch);
        fetched.ifPresent(keys -> known.put(server.folded(), keys));
        return fetched;
    }

    /** From what is here if that answers the question, else from what the server gives now. */
    public Optional<VerifyKey> find(ServerName server, Function<KeySet, Optional<VerifyKey>> question) {
        return question.apply(remembered(server))
                .or(() -> refreshed(server).flatMap(question))
                .or(() -> question.apply(remembered(server)));
    }

    /** Fetches what is missing or stale, in parallel. */
    public void renew(Collection<WantedKeys> wanted) {
        List<ServerName> servers = wanted.stream()
                .filter(this::isMissingOrStale)
                .map(WantedKeys::server)
                .toList();
        parallel.each(servers, this::refreshed);
    }

    private boolean isMissingOrStale(WantedKeys wanted) {
        KeySet keys = remembered(wanted.server());
        return !keys.isFresh(clock.millis()) || wanted.beyond(keys).isPresent();
    }
}
