package org.enishi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.enishi.fuzz.ForeignBytes.require;

import org.enishi.error.MatrixException;
import org.enishi.timeline.Cursor;
import org.enishi.timeline.SyncToken;

/** Tokens of sync and pagination, in the hands of a client. */
final class TokenBytes implements ForeignBytes {
    @Override
    public void take(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        try {
            SyncToken token = SyncToken.parse(text);
            require(SyncToken.parse(token.toString()).equals(token), "a sync token comes back");
        } catch (MatrixException no) {
            require(no.getMessage() != null, "a refusal says why");
        }
        try {
            Cursor cursor = Cursor.parse(text);
            Cursor again = Cursor.parse(cursor.toString());
            require(again.equals(cursor) && again.compareTo(cursor) == 0, "a cursor comes back");
        } catch (MatrixException no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }
}
