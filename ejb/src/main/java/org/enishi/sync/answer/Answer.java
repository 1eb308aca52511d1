package org.enishi.sync.answer;

import java.util.Optional;
import org.enishi.journal.Position;
import org.enishi.timeline.SyncToken;

/**
 * What has happened up to a position.
 *
 * @param body the whole answer as JSON; empty if nothing happened that the device wants to know
 */
public record Answer(long position, Optional<byte[]> body) {
    /** @param toDevice up to where the device has its messages */
    static String token(long position, long toDevice) {
        return new SyncToken(new Position(position), new Position(toDevice)).toString();
    }
}
