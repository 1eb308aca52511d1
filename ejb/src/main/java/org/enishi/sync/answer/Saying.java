package org.enishi.sync.answer;

import org.enishi.json.JsonOut;

/** An answer that is being written. */
public final class Saying {
    private final JsonOut out = new JsonOut().open();
    private final long upTo;
    private long toDevice;
    private boolean news;

    Saying(long upTo) {
        this.upTo = upTo;
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

    boolean isNews() {
        return news;
    }

    byte[] close() {
        return out.key("next_batch").text(Answer.token(upTo, toDevice)).close().bytes();
    }
}
