package org.enishi.store.state;

import org.jspecify.annotations.Nullable;

/** The way to a key: the hash of it, four bits a step. Of one thread: it is hashed at the first step. */
final class Path {
    static final int STEPS = 64;

    private final byte[] key;
    private byte @Nullable [] hash;

    private Path(byte[] key) {
        this.key = key;
    }

    static Path to(byte[] key) {
        return new Path(key);
    }

    byte[] key() {
        return key;
    }

    int step(int depth) {
        if (hash == null) hash = StateRoot.sha256(key);
        int octet = hash[depth / 2];
        return (depth % 2 == 0 ? octet >> 4 : octet) & 0xf;
    }
}
