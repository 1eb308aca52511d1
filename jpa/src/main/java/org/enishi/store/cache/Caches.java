package org.enishi.store.cache;

import com.github.benmanes.caffeine.cache.Caffeine;

/** What every cache of ours begins with. */
public final class Caches {
    private Caches() {}

    /** Who reads or writes keeps it in order as well: to wake another thread for that costs more than doing it. */
    public static Caffeine<Object, Object> builder() {
        return Caffeine.newBuilder().executor(Runnable::run);
    }
}
