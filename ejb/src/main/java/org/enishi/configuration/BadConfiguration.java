package org.enishi.configuration;

import java.util.List;

/** The server must not start: one sentence for each key that is unknown or has a wrong value, with its remedy. */
public final class BadConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadConfiguration(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
