package org.enishi.id;

/**
 * {@code !opaque}, with {@code :server} up to room version 11. Compare by value; it is never asked for a server,
 * because since room version 12 it has none.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#room-ids">Matrix v1.19, appendices, "Room IDs"</a>
 */
public record RoomId(String value) implements Comparable<RoomId> {
    public RoomId {
        if (!isWellFormed(value)) throw new InvalidIdentifier("room ID", value);
    }

    public static boolean isWellFormed(String value) {
        return Grammar.fits(value) && value.charAt(0) == '!' && value.length() > 1;
    }

    @Override
    public int compareTo(RoomId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
