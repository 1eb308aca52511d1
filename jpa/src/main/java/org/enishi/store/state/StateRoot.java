package org.enishi.store.state;

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

    @Override
    public boolean equals(Object other) {
        return other instanceof StateRoot root && Arrays.equals(hash, root.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash);
    }
}
