package org.enishi.store.state;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The hash of a whole room state, 20 bytes. Equal roots are equal states, on every server. */
public record StateRoot(byte[] hash) {
    public static final int BYTES = 20;

    /** The state in which nothing is set. */
    public static final StateRoot EMPTY = new StateRoot(new byte[BYTES]);

    public StateRoot {
        if (hash.length != BYTES) throw new IllegalArgumentException("a state root has " + BYTES + " bytes");
    }

    /** The first 20 bytes of SHA-256: finding two states with one root takes 2^80 attempts. */
    static StateRoot of(byte[] content) {
        return new StateRoot(Arrays.copyOf(sha256(content), BYTES));
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    public boolean isEmpty() {
        return equals(EMPTY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateRoot root && Arrays.equals(hash, root.hash);
    }

    /** The bytes are a hash already. */
    @Override
    public int hashCode() {
        return hash[0] << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | hash[3] & 0xff;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash);
    }
}
