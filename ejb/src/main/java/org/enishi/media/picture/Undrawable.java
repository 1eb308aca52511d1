package org.enishi.media.picture;

/** No thumbnail can be made of it. */
public final class Undrawable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean large;

    Undrawable(String message, boolean large) {
        super(message);
        this.large = large;
    }

    /** Whether it would be too much work. */
    public boolean isTooLarge() {
        return large;
    }
}
