package org.enishi.administration;

import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.jspecify.annotations.Nullable;

/** Why an administrator does something, as it goes to the audit log: at most 500 characters. */
public record Reason(String text) {
    public static final int MOST_CHARACTERS = 500;

    public Reason {
        text = text.strip();
        if (text.length() > MOST_CHARACTERS) {
            throw MatrixException.invalidParam("The reason has more than " + MOST_CHARACTERS + " characters");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw MatrixException.invalidParam("The reason has control characters");
        }
    }

    /** For what must not happen without a reason. */
    public static Reason required(@Nullable String text) {
        if (text == null || text.isBlank()) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "A reason is missing");
        return new Reason(text);
    }

    /** For what may happen without a word. */
    public static Reason optional(@Nullable String text) {
        return new Reason(text == null ? "" : text);
    }
}
