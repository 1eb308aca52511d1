package org.enishi.media.remote;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.remote.RemoteFailure;

/** A file whose server has been asked too often: it is there, so nobody is told that it is not. */
final class Busy {
    private static final long LONGEST = Duration.ofHours(1).toMillis();

    private Busy() {}

    static MatrixException told(RemoteFailure.Refused refused) {
        return new MatrixException(
                ErrorCode.M_LIMIT_EXCEEDED,
                ErrorCode.M_LIMIT_EXCEEDED.status(),
                "The server of the file is asked too often",
                later(refused.body()));
    }

    /** A time is told on only if it could be meant. */
    private static JsonObject later(JsonObject body) {
        boolean isTime = body.get("retry_after_ms") instanceof JsonNumber number
                && number.isIntegral()
                && number.longValue() > 0
                && number.longValue() <= LONGEST;
        return isTime
                ? Json.object()
                        .add("retry_after_ms", body.getJsonNumber("retry_after_ms"))
                        .build()
                : JsonObject.EMPTY_JSON_OBJECT;
    }
}
