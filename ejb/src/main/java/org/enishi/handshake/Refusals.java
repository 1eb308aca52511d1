package org.enishi.handshake;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.remote.FailureForPeople;
import org.enishi.remote.RemoteFailure;

/** What another server's refusal means for the person who wanted to enter, leave, knock or invite. */
final class Refusals {
    /** They say that we asked wrongly, which is no fault of the client. */
    private static final Set<String> OUR_FAULT =
            Set.of("M_INVALID_PARAM", "M_MISSING_PARAM", "M_BAD_JSON", "M_NOT_JSON");

    private Refusals() {}

    static MatrixException forPeople(RemoteFailure failure) {
        if (failure instanceof RemoteFailure.Refused refused && OUR_FAULT.contains(refused.errcode()))
            return new MatrixException(
                    ErrorCode.M_UNKNOWN,
                    502,
                    String.valueOf(FailureForPeople.of(failure).getMessage()));
        MatrixException told = FailureForPeople.of(failure);
        return isFinal(failure)
                ? new MatrixException(
                        told.code(), told.status(), String.valueOf(told.getMessage()), roomVersion(failure))
                : told;
    }

    /** No other server of the room would say otherwise. */
    static boolean isFinal(RemoteFailure failure) {
        return failure instanceof RemoteFailure.Refused refused
                && refused.errcode().equals("M_INCOMPATIBLE_ROOM_VERSION");
    }

    /** The greater, the more it tells. */
    static int weight(RemoteFailure failure) {
        if (!(failure instanceof RemoteFailure.Refused refused))
            return failure instanceof RemoteFailure.Garbage ? 1 : 0;
        return switch (refused.status()) {
            case 401, 403 -> 5;
            case 400 -> refused.errcode().startsWith("M_UNABLE_TO_") ? 4 : 3;
            default -> 2;
        };
    }

    private static JsonObject roomVersion(RemoteFailure failure) {
        if (failure instanceof RemoteFailure.Refused refused
                && refused.body().get("room_version") instanceof JsonString version)
            return Json.object().add("room_version", version).build();
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
