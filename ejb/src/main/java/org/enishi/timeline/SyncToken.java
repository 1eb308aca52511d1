package org.enishi.timeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enishi.error.MatrixException;
import org.enishi.journal.Position;

/**
 * A place in the journal in the hands of a client: {@code next_batch} and {@code since} of sync, and as good as a
 * {@link Cursor} wherever a room's history is read.
 *
 * @param toDevice up to where the device has its messages: less than the position if there were too many for one answer
 * @param clock the time of what is not in the journal, such as who types; 0 where it does not matter
 */
public record SyncToken(Position position, Position toDevice, long clock) {
    private static final Pattern FORM = Pattern.compile("s([0-9]{1,18})(?:~([0-9]{1,18}))?(?:_([0-9]{1,18}))?");

    public SyncToken(Position position) {
        this(position, position, 0);
    }

    /** Whether the text is meant as one. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** Of {@link #toString}. @throws MatrixException {@code M_INVALID_PARAM} */
    public static SyncToken parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) throw MatrixException.invalidParam("this server gave no such token");
        long position = Long.parseLong(parts.group(1));
        long toDevice = parts.group(2) == null ? position : Long.parseLong(parts.group(2));
        long clock = parts.group(3) == null ? 0 : Long.parseLong(parts.group(3));
        return new SyncToken(new Position(position), new Position(toDevice), clock);
    }

    @Override
    public String toString() {
        return "s" + position.value()
                + (toDevice.equals(position) ? "" : "~" + toDevice.value())
                + (clock == 0 ? "" : "_" + clock);
    }
}
