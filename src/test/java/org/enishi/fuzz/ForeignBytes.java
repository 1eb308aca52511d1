package org.enishi.fuzz;

/** Takes bytes as they may come from anywhere. It may say no in the way it says no; anything else it throws is a bug. */
@FunctionalInterface
public interface ForeignBytes {
    void take(byte[] bytes);

    /** For properties that must hold of whatever was accepted. */
    static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalStateException("broken: " + otherwise);
    }
}
