package org.enishi.remote.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes an answer as it comes. */
@FunctionalInterface
public interface Receiver<T> {
    /**
     * What comes before the body.
     *
     * @param headers by lower-case name; of repeated ones the first
     */
    record Head(int status, Map<String, String> headers) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /** @param body ends with {@link TooLarge} or a timeout where the limits end; not to be kept */
    T take(Head head, InputStream body) throws IOException;
}
