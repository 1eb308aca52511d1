package org.enishi.sync.answer;

import java.util.List;
import org.enishi.json.JsonOut;
import org.enishi.sync.unread.Unread;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a room beside its events, rendered.
 *
 * @param unread absent where nothing is told
 * @param hasRead whether the user has read further, so that what is unread is news by itself
 * @param byThread whether what is unread is told for each thread
 */
record Aside(
        List<byte[]> accountData,
        List<byte[]> ephemeral,
        @Nullable Unread unread,
        boolean hasRead,
        boolean byThread) {
    static final Aside NONE = new Aside(List.of(), List.of(), null, false, false);

    /** Whether it is no reason to tell of the room. */
    boolean isEmpty() {
        return accountData.isEmpty() && ephemeral.isEmpty() && !hasRead;
    }

    void write(JsonOut out) {
        if (!accountData.isEmpty()) out.events("account_data", accountData);
        if (!ephemeral.isEmpty()) out.events("ephemeral", ephemeral);
        if (unread != null) unread.write(out, byThread);
    }
}
