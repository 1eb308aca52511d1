package org.enishi.store.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A node, kept as the bytes that are stored and hashed. Either a branch: a mark, a bit for each of the 16 children that
 * exists, and their hashes; or a bucket: a mark and its entries in order. A part of the state with at most
 * {@link #BUCKET} entries is always a bucket and a larger one never, so a state has one form only.
 */
record Node(byte[] bytes) {
    /** Measured with 10,000 members: smaller ones cost more rows, larger ones more bytes a change. */
    static final int BUCKET = 8;

    static final int WIDTH = 16;
    private static final byte BRANCH_MARK = 1;
    private static final byte BUCKET_MARK = 2;
    private static final int CHILDREN_AT = 3;

    static Node bucket(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort((one, other) -> Arrays.compareUnsigned(one.keyBytes(), other.keyBytes()));
        int length = 1 + sorted.stream().mapToInt(Entry::length).sum();
        byte[] bytes = new byte[length];
        bytes[0] = BUCKET_MARK;
        int at = 1;
        for (Entry entry : sorted) at = entry.writeTo(bytes, at);
        return new Node(bytes);
    }

    /** @param children 16; {@link StateRoot#EMPTY} where there is none */
    static Node branch(StateRoot[] children) {
        int count =
                (int) Arrays.stream(children).filter(child -> !child.isEmpty()).count();
        byte[] bytes = new byte[CHILDREN_AT + count * StateRoot.BYTES];
        bytes[0] = BRANCH_MARK;
        int bits = 0;
        int at = CHILDREN_AT;
        for (int i = 0; i < WIDTH; i++) {
            if (children[i].isEmpty()) continue;
            bits |= 1 << i;
            System.arraycopy(children[i].hash(), 0, bytes, at, StateRoot.BYTES);
            at += StateRoot.BYTES;
        }
        bytes[1] = (byte) (bits >> 8);
        bytes[2] = (byte) bits;
        return new Node(bytes);
    }

    boolean isBranch() {
        return bytes[0] == BRANCH_MARK;
    }

    StateRoot root() {
        return StateRoot.of(bytes);
    }

    /** {@link StateRoot#EMPTY} if there is none. */
    StateRoot child(int slot) {
        int bits = bits();
        if ((bits & 1 << slot) == 0) return StateRoot.EMPTY;
        int at = CHILDREN_AT + Integer.bitCount(bits & ((1 << slot) - 1)) * StateRoot.BYTES;
        return new StateRoot(Arrays.copyOfRange(bytes, at, at + StateRoot.BYTES));
    }

    StateRoot[] children() {
        StateRoot[] children = new StateRoot[WIDTH];
        for (int i = 0; i < WIDTH; i++) children[i] = child(i);
        return children;
    }

    /** Of a bucket. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(BUCKET);
        for (int at = 1; at < bytes.length; ) {
            entries.add(Entry.readFrom(bytes, at));
            at = Entry.end(bytes, at);
        }
        return entries;
    }

    /** The entry at a key, of a bucket; the others are passed over as bytes. */
    Optional<Entry> find(byte[] key) {
        for (int at = 1; at < bytes.length; at = Entry.end(bytes, at))
            if (Entry.isAt(bytes, at, key)) return Optional.of(Entry.readFrom(bytes, at));
        return Optional.empty();
    }

    private int bits() {
        return (bytes[1] & 0xff) << 8 | bytes[2] & 0xff;
    }
}
