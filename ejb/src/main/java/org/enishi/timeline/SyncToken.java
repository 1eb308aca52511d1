package org.enishi.timeline;

import org.enishi.error.MatrixException;
import org.enishi.journal.Position;

/**
 * A place in the journal in the hands of a client: {@code next_batch} and {@code since} of sync, and as good as a
 * {@link Cursor} wherever a room's history is read.
 *
 * @param toDevice up to where the device has its messages: less than the position if there were too many for one answer
 */
public record SyncToken(Position position, Position toDevice) {
    public SyncToken(Position position) {
        this(position, position);
    }

    /** Whether the text is meant as one. */
    public static boolean isOne(String text) {
        return text.matches("s[0-9]{1,18}(~[0-9]{1,18})?");
    }

    /** Of {@link #toString}. @throws MatrixException {@code M_INVALID_PARAM} */
    public static SyncToken parse(String text) {
        if (!isOne(text)) throw MatrixException.invalidParam("this server gave no such token");
        String[] parts = text.substring(1).split("~", 2);
        var position = new Position(Long.parseLong(parts[0]));
        return new SyncToken(position, parts.length == 1 ? position : new Position(Long.parseLong(parts[1])));
    }

    @Override
    public String toString() {
        return "s" + position.value() + (toDevice.equals(position) ? "" : "~" + toDevice.value());
    }
}
