package org.enishi.timeline;

import org.enishi.error.MatrixException;
import org.enishi.store.event.StoredEvent;

/** Which way a room's history is read. */
public enum Direction {
    BACKWARDS,
    FORWARDS;

    /** {@code b} or {@code f}. */
    public static Direction of(String letter) {
        return switch (letter) {
            case "b" -> BACKWARDS;
            case "f" -> FORWARDS;
            default -> throw MatrixException.invalidParam("dir is b or f");
        };
    }

    /** Where one stands after an event was read in this direction. */
    Cursor behind(StoredEvent event) {
        return this == BACKWARDS ? Cursor.before(event) : Cursor.after(event);
    }
}
