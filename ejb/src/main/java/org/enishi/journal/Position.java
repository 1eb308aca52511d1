package org.enishi.journal;

/** A place in the journal; positions are dense and become visible in order, on every node. Opaque to clients. */
public record Position(long value) implements Comparable<Position> {
    public static final Position START = new Position(0);

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }
}
