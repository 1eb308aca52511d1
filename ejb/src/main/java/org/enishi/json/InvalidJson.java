package org.enishi.json;

/** Bytes or values are not the JSON that was expected. The message repeats nothing of the input. */
public final class InvalidJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong; the edge makes its error code of it. */
    public enum Kind {
        /** Not JSON at all: {@code M_NOT_JSON}. */
        NOT_JSON,
        /** JSON, but not what Matrix allows: {@code M_BAD_JSON}. */
        BAD_JSON,
        /** Deeper or longer than we read: {@code M_TOO_LARGE} at the edge, where the whole is too large. */
        TOO_LARGE
    }

    public InvalidJson(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static InvalidJson notJson(String message) {
        return new InvalidJson(Kind.NOT_JSON, message);
    }

    static InvalidJson badJson(String message) {
        return new InvalidJson(Kind.BAD_JSON, message);
    }

    public Kind kind() {
        return kind;
    }
}
