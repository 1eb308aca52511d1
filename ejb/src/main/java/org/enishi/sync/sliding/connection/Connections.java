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
import org.jspecify.annotations.Nullable;

/**
 * What the clients were told on their connections: of each the last answer, and the one before it, because an answer may
 * get lost. In memory and bounded; a client whose connection was forgotten is told so and starts again. Only the newest
 * question goes on from there: whoever asked before it has hung up, or gets no news.
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

    /** @param turn whose it is to go on */
    private record Told(long turn, Snapshot before, Snapshot latest) {
        /** Null if this position is not known. */
        @Nullable
        Snapshot at(String pos) {
            if (isNamed(latest, pos)) return latest;
            return isNamed(before, pos) ? before : null;
        }

        private static boolean isNamed(Snapshot told, String pos) {
            return !told.isBlank() && token(told).equals(pos);
        }
    }

    /**
     * A question on a connection.
     *
     * @param number the greatest is the newest
     * @param base what the client has been told
     */
    public record Turn(Name name, long number, Snapshot base) {}

    /** No number was given before, not even by an earlier life of this server. */
    @PostConstruct
    void start() {
        numbers.set(clock.millis() << 20);
    }

    /**
     * The client asks. From now on this is the newest question of the connection.
     *
     * @param pos as the client sends it; empty to start again
     * @throws MatrixException {@code M_UNKNOWN_POS}
     */
    public Turn begin(Name name, Optional<String> pos) {
        long turn = nextNumber();
        if (pos.isEmpty()) {
            connections.put(name, new Told(turn, Snapshot.BLANK, Snapshot.BLANK));
            return new Turn(name, turn, Snapshot.BLANK);
        }
        Told told = connections
                .asMap()
                .computeIfPresent(
                        name,
                        (key, known) ->
                                known.at(pos.get()) == null ? known : new Told(turn, known.before, known.latest));
        Snapshot base = told == null ? null : told.at(pos.get());
        if (base == null)
            throw new MatrixException(ErrorCode.M_UNKNOWN_POS, "This position is not known any more: start again");
        return new Turn(name, turn, base);
    }

    /** Whether the client has asked again since. */
    public boolean isOvertaken(Turn turn) {
        Told told = connections.getIfPresent(turn.name());
        return told != null && told.turn != turn.number();
    }

    public long nextNumber() {
        return numbers.incrementAndGet();
    }

    /** An answer is on its way. @return false if the client has asked again meanwhile: then it cannot go on from this answer */
    public boolean remember(Turn turn, Snapshot latest) {
        var answered = new Told(turn.number(), turn.base(), latest);
        Told told = connections
                .asMap()
                .compute(turn.name(), (name, known) -> known == null || known.turn == turn.number() ? answered : known);
        return told == answered;
    }

    /** What the client calls it by. */
    public static String token(Snapshot snapshot) {
        return "p" + snapshot.number();
    }
}
