package org.enishi.media.remote;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an answer that holds a file, or says where it is.
 *
 * @param headers by lower-case name
 * @param body to be read before anything else of the answer
 */
record Part(Map<String, String> headers, InputStream body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
