package org.enishi.space;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;

/**
 * Where a page of a hierarchy begins. Any node understands it: nothing is remembered for it.
 *
 * @param skipped how many rooms the pages before had
 */
record SpaceToken(int skipped, Walk.Wanted wanted, RoomId room) {
    private static final Pattern FORM = Pattern.compile("h([0-9]{1,6})_([0-9]{1,6})_([01])_([0-9a-f]{1,8})");

    /** @throws MatrixException {@code M_INVALID_PARAM} if it is not of this server, or of a walk with other parameters */
    static SpaceToken parse(String text, Walk.Wanted wanted, RoomId room) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) throw MatrixException.invalidParam("this server gave no such token");
        var token = new SpaceToken(Integer.parseInt(found.group(1)), wanted, room);
        if (!token.toString().equals(text))
            throw MatrixException.invalidParam("suggested_only and max_depth cannot change on paginated requests");
        return token;
    }

    @Override
    public String toString() {
        return "h" + skipped + "_" + wanted.maxDepth() + "_" + (wanted.suggestedOnly() ? 1 : 0) + "_"
                + Integer.toHexString(room.value().hashCode());
    }
}
