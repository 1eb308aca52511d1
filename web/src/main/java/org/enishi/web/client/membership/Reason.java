package org.enishi.web.client.membership;

import java.util.Optional;
import org.enishi.json.Json;
import org.enishi.web.wire.record.RecordReader;

/** The body of a request that may give a reason, and nothing else. Clients in use leave it out altogether. */
record Reason(Optional<String> reason) {
    /** @param body JSON, or nothing */
    static Optional<String> in(byte[] body) {
        if (body.length == 0) return Optional.empty();
        return RecordReader.read(Json.read(body), Reason.class).reason();
    }
}
