package org.enishi.startup;

/** The one sentence of a failure that an operator can use: the innermost cause says what happened. */
final class Reason {
    private Reason() {}

    static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
