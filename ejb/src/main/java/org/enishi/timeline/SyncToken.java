package org.enishi.timeline;

import org.enishi.error.MatrixException;
import org.enishi.journal.Position;

/**
 * A place in the journal in the hands of a client: {@code next_batch} and {@code since} of sync, and as good as a
 * {@link Cursor} wherever a room's history is read.
 */
public record SyncToken(Position position) {
    /** Whether the text is meant as one. */
    public static boolean isOne(String text) {
        return text.matches("s[0-9]{1,18}");
    }

    /** Of {@link #toString}. @throws MatrixException {@code M_INVALID_PARAM} */
    public static SyncToken parse(String text) {
        if (!isOne(text)) throw MatrixException.invalidParam("this server gave no such token");
        return new SyncToken(new Position(Long.parseLong(text.substring(1))));
    }

    @Override
    public String toString() {
        return "s" + position.value();
    }
}
