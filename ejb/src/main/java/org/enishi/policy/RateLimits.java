package org.enishi.policy;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.Rate;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.store.cache.Caches;

/**
 * How often somebody may do something, on this node. Each {@code enishi.limits.*} is a bucket a key, refilled steadily;
 * buckets that are full again are forgotten.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#rate-limiting">Matrix v1.19, "Rate limiting"</a>
 */
@ApplicationScoped
public class RateLimits {
    private static final int MOST = 100_000;
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);

    @Inject
    Configuration configuration;

    private final Cache<Use, Bucket> buckets =
            Caches.builder().maximumSize(MOST).expireAfterAccess(LONGEST_PERIOD).build();

    private record Use(String limit, String key) {}

    /**
     * Counts one use.
     *
     * @param limit what stands behind {@code enishi.limits.}, such as {@code login}
     * @param key whose use it is: a user, an address, a server
     * @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} with {@code retry_after_ms}
     */
    public void take(String limit, String key) {
        take(limit, key, 1);
    }

    /**
     * As {@link #take(String, String)}, for many together.
     *
     * @param key with which no other number goes
     * @param people how many times the limit it may be
     */
    public void take(String limit, String key, int people) {
        if (!configuration.limitsEnabled()) return;
        Bucket bucket = buckets.get(new Use(limit, key), use -> bucket(configuration.limit(limit), people));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) throw exceeded(probe.getNanosToWaitForRefill());
    }

    private static Bucket bucket(Rate rate, int people) {
        long amount = (long) rate.amount() * people;
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(amount).refillGreedy(amount, rate.period()))
                .build();
    }

    private static MatrixException exceeded(long waitNanos) {
        long waitMillis = TimeUnit.NANOSECONDS.toMillis(waitNanos) + 1;
        return new MatrixException(
                ErrorCode.M_LIMIT_EXCEEDED,
                429,
                "Too many requests",
                Json.object().add("retry_after_ms", waitMillis).build());
    }
}
