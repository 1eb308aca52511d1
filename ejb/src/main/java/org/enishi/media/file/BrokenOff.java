package org.enishi.media.file;

import java.io.IOException;

/** Whoever sent bytes stopped before their end. */
public final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOff(IOException cause) {
        super(cause);
    }
}
