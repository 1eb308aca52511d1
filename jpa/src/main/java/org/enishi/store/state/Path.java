package org.enishi.store.state;

/** The way to a key: the hash of it, four bits a step. */
record Path(byte[] key, byte[] hash) {
    static final int STEPS = 64;

    static Path to(byte[] key) {
        return new Path(key, StateRoot.sha256(key));
    }

    int step(int depth) {
        int octet = hash[depth / 2];
        return (depth % 2 == 0 ? octet >> 4 : octet) & 0xf;
    }
}
