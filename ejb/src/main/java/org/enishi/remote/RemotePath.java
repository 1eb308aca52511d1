package org.enishi.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Builds the raw path of a request: {@code RemotePath.of("/_matrix/federation/v1/state").segment(room).query("event_id", id)}. */
public final class RemotePath {
    private final StringBuilder path;
    private boolean hasQuery;

    private RemotePath(String prefix) {
        path = new StringBuilder(prefix);
    }

    /** @param prefix starts with a slash and ends without one */
    public static RemotePath of(String prefix) {
        return new RemotePath(prefix);
    }

    public RemotePath segment(Object value) {
        path.append('/').append(encoded(value));
        return this;
    }

    public RemotePath query(String name, Object value) {
        path.append(hasQuery ? '&' : '?').append(name).append('=').append(encoded(value));
        hasQuery = true;
        return this;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
    }
}
