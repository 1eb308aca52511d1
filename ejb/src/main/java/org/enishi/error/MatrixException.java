package org.enishi.error;

import jakarta.ejb.ApplicationException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A refusal or failure as the caller gets it: status, errcode, a sentence, and further keys where the error has some. */
@ApplicationException(rollback = true)
public final class MatrixException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int status;
    private final transient JsonObject extra;

    public MatrixException(ErrorCode code, String message) {
        this(code, code.status(), message, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** With another status than the usual one, for instance 405 for {@code M_UNRECOGNIZED}. */
    public MatrixException(ErrorCode code, int status, String message) {
        this(code, status, message, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** With further top-level keys, for instance {@code retry_after_ms}. */
    public MatrixException(ErrorCode code, int status, String message, JsonObject extra) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.extra = extra;
    }

    public static MatrixException forbidden(String message) {
        return new MatrixException(ErrorCode.M_FORBIDDEN, message);
    }

    public static MatrixException notFound(String message) {
        return new MatrixException(ErrorCode.M_NOT_FOUND, message);
    }

    public static MatrixException badJson(String message) {
        return new MatrixException(ErrorCode.M_BAD_JSON, message);
    }

    public static MatrixException invalidParam(String message) {
        return new MatrixException(ErrorCode.M_INVALID_PARAM, message);
    }

    public ErrorCode code() {
        return code;
    }

    public int status() {
        return status;
    }

    public JsonObject extra() {
        return extra;
    }
}
