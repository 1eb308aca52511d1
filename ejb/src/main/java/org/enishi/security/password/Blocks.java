package org.enishi.security.password;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * The memory that a hash fills, lent to the next one. Its thousands of small arrays, made anew for each hash, cost more
 * time for their collection than the hash. A full collection takes what is not lent.
 */
final class Blocks {
    private static final Queue<WeakReference<Lent>> IDLE = new ConcurrentLinkedQueue<>();

    private Blocks() {}

    /** @param memory KiB, and so many blocks */
    record Lent(int memory, BlockPool pool) implements AutoCloseable {
        @Override
        public void close() {
            IDLE.add(new WeakReference<>(this));
        }
    }

    static Lent lend(int memory) {
        for (var idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
            Lent lent = idle.get();
            if (lent != null && lent.memory() == memory) return lent;
        }
        return new Lent(memory, new FixedBlockPool(memory));
    }
}
