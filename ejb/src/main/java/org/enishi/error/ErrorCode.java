package org.enishi.error;

/**
 * Error codes with the HTTP status that goes with them unless the place says otherwise.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#standard-error-response">Matrix v1.19, "Standard error
 *     response"</a>
 */
public enum ErrorCode {
    M_BAD_ALIAS(400),
    M_BAD_JSON(400),
    M_BAD_STATE(400),
    M_CANNOT_OVERWRITE_MEDIA(409),
    M_DUPLICATE_ANNOTATION(400),
    M_EXCLUSIVE(400),
    M_FORBIDDEN(403),
    M_GUEST_ACCESS_FORBIDDEN(403),
    M_INCOMPATIBLE_ROOM_VERSION(400),
    M_INVALID_PARAM(400),
    M_INVALID_ROOM_STATE(400),
    M_INVALID_SIGNATURE(400),
    M_INVALID_USERNAME(400),
    M_INVITE_BLOCKED(403),
    M_KEY_TOO_LARGE(400),
    M_LIMIT_EXCEEDED(429),
    M_MISSING_PARAM(400),
    M_MISSING_TOKEN(401),
    M_NOT_FOUND(404),
    M_NOT_JSON(400),
    M_NOT_YET_UPLOADED(504),
    M_PROFILE_TOO_LARGE(400),
    M_ROOM_IN_USE(400),
    M_TOO_LARGE(413),
    M_UNABLE_TO_AUTHORISE_JOIN(400),
    M_UNABLE_TO_GRANT_JOIN(400),
    M_UNAUTHORIZED(401),
    M_UNKNOWN(500),
    /** Of MSC4186. */
    M_UNKNOWN_POS(400),
    M_UNKNOWN_TOKEN(401),
    M_UNRECOGNIZED(404),
    M_UNSUPPORTED_ROOM_VERSION(400),
    M_USER_DEACTIVATED(403),
    M_USER_IN_USE(400),
    M_WEAK_PASSWORD(400),
    M_WRONG_ROOM_KEYS_VERSION(403);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
