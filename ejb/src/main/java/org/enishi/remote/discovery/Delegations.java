package org.enishi.remote.discovery;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.remote.GrowingPause;
import org.enishi.remote.discovery.WellKnown.NoDelegation;
import org.enishi.store.cache.Caches;
import org.jspecify.annotations.Nullable;

/**
 * What well-knowns said, for as long as they said so. One that gives nothing usable is asked again later and later; where
 * nobody answers at all, what was said before holds on, two days at most.
 */
@ApplicationScoped
class Delegations {
    private static final Logger LOG = System.getLogger(Delegations.class.getName());
    private static final Duration LONGEST = Duration.ofHours(48);
    private static final GrowingPause PAUSE = GrowingPause.doubling(Duration.ofMinutes(1), Duration.ofHours(1));

    @Inject
    WellKnown wellKnown;

    @Inject
    Clock clock;

    private Cache<String, Known> known;

    /**
     * @param freshUntil when it is asked again; milliseconds
     * @param heard when it was said; milliseconds
     * @param failures since then
     */
    private record Known(Optional<ServerName> to, long freshUntil, long heard, int failures) {}

    @PostConstruct
    void open() {
        known = Caches.builder().maximumSize(10_000).build();
    }

    /** Asked outside the cache: a host that is slow to answer must not hold up those who look for another. */
    Optional<ServerName> of(String host) {
        Known before = known.getIfPresent(host);
        if (before != null && clock.millis() < before.freshUntil) return before.to;
        try {
            return Optional.of(ask(host));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "no delegation at " + host + ": " + e.getMessage());
            Known failed = failed(before, e instanceof NoDelegation);
            known.put(host, failed);
            return failed.to;
        }
    }

    /**
     * Asks now.
     *
     * @throws IOException that says why there is none
     */
    ServerName ask(String host) throws IOException {
        Delegation found = wellKnown.read(host);
        long now = clock.millis();
        known.put(
                host, new Known(Optional.of(found.to()), now + found.validFor().toMillis(), now, 0));
        return found.to();
    }

    private Known failed(@Nullable Known before, boolean answered) {
        long now = clock.millis();
        if (before == null) return new Known(Optional.empty(), now + PAUSE.millis(1), now, 1);
        int failures = before.failures + 1;
        boolean holdsOn = !answered && now < before.heard + LONGEST.toMillis();
        long freshUntil = now + PAUSE.millis(failures);
        return new Known(holdsOn ? before.to : Optional.empty(), freshUntil, before.heard, failures);
    }
}
