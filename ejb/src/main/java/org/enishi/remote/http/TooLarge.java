package org.enishi.remote.http;

import java.io.IOException;

/** The answer is larger than its limit. */
public final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
        super("the answer is larger than " + limit + " bytes");
    }
}
