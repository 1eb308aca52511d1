package org.enishi.json;

/** Something is not an event of its room version. */
public final class InvalidEvent extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    private InvalidEvent(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    static InvalidEvent form(String message) {
        return new InvalidEvent(message, false);
    }

    static InvalidEvent tooLarge(String message) {
        return new InvalidEvent(message, true);
    }

    /** Whether a size is exceeded ({@code M_TOO_LARGE}); otherwise its form is wrong ({@code M_BAD_JSON}). */
    public boolean tooLarge() {
        return tooLarge;
    }
}
