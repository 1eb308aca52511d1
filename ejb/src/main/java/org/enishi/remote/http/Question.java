package org.enishi.remote.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param uri raw path and query
 * @param body JSON; absent for a request without one
 */
public record Question(String method, String uri, Map<String, String> headers, byte @Nullable [] body) {
    public static Question get(String uri) {
        return new Question("GET", uri, Map.of(), null);
    }

    /** Asking twice does what asking once does. */
    boolean isRepeatable() {
        return !method.equals("POST");
    }
}
