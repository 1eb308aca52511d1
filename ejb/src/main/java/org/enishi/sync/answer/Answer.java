package org.enishi.sync.answer;

import java.util.Optional;
import org.enishi.journal.Position;
import org.enishi.json.JsonOut;
import org.enishi.timeline.SyncToken;

/**
 * What has happened up to a position.
 *
 * @param body the whole answer as JSON; empty if nothing happened that the device wants to know
 */
public record Answer(long position, Optional<byte[]> body) {
    /** Says only where to go on. */
    public static byte[] nothing(long position) {
        return new JsonOut()
                .open()
                .key("next_batch")
                .text(token(position))
                .close()
                .bytes();
    }

    static String token(long position) {
        return new SyncToken(new Position(position)).toString();
    }
}
