package org.enishi.sync.answer;

import org.enishi.journal.Position;
import org.enishi.json.JsonOut;
import org.enishi.timeline.SyncToken;

/** An answer that is being written. */
public final class Saying {
    private final JsonOut out = new JsonOut().open();
    private final long upTo;
    private final long clock;
    private long toDevice;
    private boolean news;
    private boolean repeatable = true;

    /** @param clock the ephemeral time up to which it tells */
    Saying(long upTo, long clock) {
        this.upTo = upTo;
        this.clock = clock;
        this.toDevice = upTo;
    }

    public JsonOut out() {
        return out;
    }

    /** Worth waking somebody. */
    public void isNews(boolean worthIt) {
        news |= worthIt;
    }

    /** The answer has the messages to the device only up to here. */
    public void hasMessagesUpTo(long position) {
        toDevice = position;
    }

    /** What it says may be gone when the device asks again. */
    public void isOnlyForNow() {
        repeatable = false;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    boolean isNews() {
        return news;
    }

    byte[] close() {
        var token = new SyncToken(new Position(upTo), new Position(toDevice), clock);
        return out.key("next_batch").text(token.toString()).close().bytes();
    }
}
