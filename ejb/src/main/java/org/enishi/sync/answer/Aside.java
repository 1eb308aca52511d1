package org.enishi.sync.answer;

import java.util.List;
import org.enishi.json.JsonOut;

/** What is told of a room beside its events, rendered. */
record Aside(List<byte[]> accountData, List<byte[]> ephemeral) {
    static final Aside NONE = new Aside(List.of(), List.of());

    /** Whether it is no reason to tell of the room. */
    boolean isEmpty() {
        return accountData.isEmpty() && ephemeral.isEmpty();
    }

    void write(JsonOut out) {
        if (!accountData.isEmpty()) out.events("account_data", accountData);
        if (!ephemeral.isEmpty()) out.events("ephemeral", ephemeral);
    }
}
