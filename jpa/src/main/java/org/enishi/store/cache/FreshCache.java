package org.enishi.store.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Weigher;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache that a reader cannot make stale. Whoever loads from the database does so beside writers; what he loaded is
 * kept only if nobody has put or dropped a value of the same stripe meanwhile.
 */
public final class FreshCache<K, V> {
    private static final int STRIPES = 256;

    private final Cache<K, V> values;
    private final Stripe[] stripes = new Stripe[STRIPES];

    public FreshCache(long maxBytes, Weigher<K, V> weigher) {
        this.values = Caches.builder().maximumWeight(maxBytes).weigher(weigher).build();
        for (int i = 0; i < STRIPES; i++) stripes[i] = new Stripe();
    }

    public @Nullable V peek(K key) {
        return values.getIfPresent(key);
    }

    public Optional<V> get(K key, Function<K, Optional<V>> loader) {
        V known = values.getIfPresent(key);
        if (known != null) return Optional.of(known);
        long stamp = stripe(key).stamp();
        Optional<V> loaded = loader.apply(key);
        loaded.ifPresent(value -> keep(key, value, stamp));
        return loaded;
    }

    /** Those that exist; what is not in memory is loaded together. */
    public Map<K, V> getAll(Collection<K> keys, Function<Set<K>, Map<K, V>> loader) {
        Map<K, V> found = new HashMap<>();
        Map<K, Long> missing = new HashMap<>();
        for (K key : new LinkedHashSet<>(keys)) {
            V known = values.getIfPresent(key);
            if (known == null) missing.put(key, stripe(key).stamp());
            else found.put(key, known);
        }
        if (missing.isEmpty()) return found;
        Map<K, V> loaded = loader.apply(missing.keySet());
        loaded.forEach((key, value) -> keep(key, value, missing.getOrDefault(key, -1L)));
        found.putAll(loaded);
        return found;
    }

    /** After a commit: this is how it is now. */
    public void put(K key, V value) {
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            stripe.changes++;
            values.put(key, value);
        }
    }

    /** After a commit: it is no longer as it was. */
    public void drop(K key) {
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            stripe.changes++;
            values.invalidate(key);
        }
    }

    private void keep(K key, V value, long stamp) {
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            if (stripe.changes == stamp) values.put(key, value);
        }
    }

    private Stripe stripe(K key) {
        int hash = key.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }

    private static final class Stripe {
        private long changes;

        synchronized long stamp() {
            return changes;
        }
    }
}
