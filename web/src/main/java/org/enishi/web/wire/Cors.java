package org.enishi.web.wire;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Which answers a browser may read from any page: those of the client API, never those between servers or of the
 * administration.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#web-browser-clients">Matrix v1.19, "Web Browser
 *     Clients"</a>
 */
final class Cors {
    private Cors() {}

    static boolean appliesTo(String path) {
        return path.startsWith("/_matrix/client")
                || path.startsWith("/_matrix/media")
                || path.startsWith("/.well-known/matrix");
    }

    static void allow(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "X-Requested-With, Content-Type, Authorization");
    }
}
