package org.enishi.timeline;

import org.enishi.error.MatrixException;
import org.enishi.store.event.Place;
import org.enishi.store.event.StoredEvent;

/**
 * A place between two events of a room's history, which is ordered by depth and then by position. As text it is a
 * {@code prev_batch} of sync, and a {@code from}, {@code start} or {@code end} of messages.
 *
 * @param depth of the event just before the place
 * @param position of the event just before the place
 */
public record Cursor(long depth, long position) implements Comparable<Cursor> {
    /** Before all history. */
    public static final Cursor START = new Cursor(Long.MIN_VALUE, Long.MIN_VALUE);

    /** After all history. */
    public static final Cursor END = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Reading backwards from here finds the event first. */
    public static Cursor after(StoredEvent event) {
        return new Cursor(event.event().depth(), event.position());
    }

    /** Reading forwards from here finds the event first; backwards, what was before it. */
    public static Cursor before(StoredEvent event) {
        return new Cursor(event.event().depth(), event.position() - 1);
    }

    /** The same for the store. */
    public Place place() {
        return new Place(depth, position);
    }

    @Override
    public int compareTo(Cursor other) {
        return place().compareTo(other.place());
    }

    @Override
    public String toString() {
        return "t" + depth + "_" + position;
    }

    /** Of {@link #toString}. @throws MatrixException {@code M_INVALID_PARAM} */
    public static Cursor parse(String text) {
        int bar = text.indexOf('_');
        if (bar < 2 || text.charAt(0) != 't') throw unknown();
        try {
            return new Cursor(Long.parseLong(text.substring(1, bar)), Long.parseLong(text.substring(bar + 1)));
        } catch (NumberFormatException malformed) {
            throw unknown();
        }
    }

    private static MatrixException unknown() {
        return MatrixException.invalidParam("this server gave no such token");
    }
}
