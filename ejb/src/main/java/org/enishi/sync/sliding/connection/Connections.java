package org.enishi.sync.sliding.connection;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.store.cache.Caches;

/**
 * What the clients were told on their connections: of each the last answer, and the one before it, because an answer may
 * get lost. In memory and bounded; a client whose connection was forgotten is told so and starts again.
 */
@ApplicationScoped
public class Connections {
    /** In told rooms, about 300 bytes each. */
    private static final long MOST = 200_000;

    private static final int WEIGHT_OF_ITSELF = 5;

    /** Of a connection that nobody uses. */
    static final Duration LIFETIME = Duration.ofDays(2);

    private final Cache<Name, Told> connections = Caches.builder()
            .maximumWeight(MOST)
            .weigher((Name name, Told told) ->
                    WEIGHT_OF_ITSELF + told.latest.rooms().size())
            .expireAfterAccess(LIFETIME)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(this.clock.millis()))
            .build();

    private final AtomicLong numbers = new AtomicLong();

    @Inject
    Clock clock;

    /**
     * A connection of a device.
     *
     * @param device surrogate key
     */
    public record Name(long device, String connection) {}

    private record Told(Snapshot before, Snapshot latest) {}

    /** No number was given before, not even by an earlier life of this server. */
    @PostConstruct
    void start() {
        numbers.set(clock.millis() << 20);
    }

    /**
     * What the client has been told.
     *
     * @param pos as the client sends it; empty to start again
     * @throws MatrixException {@code M_UNKNOWN_POS}
     */
    public Snapshot find(Name name, Optional<String> pos) {
        if (pos.isEmpty()) {
            connections.invalidate(name);
            return Snapshot.BLANK;
        }
        Told told = connections.getIfPresent(name);
        if (told != null && token(told.latest).equals(pos.get())) return told.latest;
        if (told != null && !told.before.isBlank() && token(told.before).equals(pos.get())) return told.before;
        throw new MatrixException(ErrorCode.M_UNKNOWN_POS, "This position is not known any more: start again");
    }

    public long nextNumber() {
        return numbers.incrementAndGet();
    }

    /** An answer is on its way. @param before on which it builds */
    public void remember(Name name, Snapshot before, Snapshot latest) {
        connections.put(name, new Told(before, latest));
    }

    /** What the client calls it by. */
    public static String token(Snapshot snapshot) {
        return "p" + snapshot.number();
    }
}
