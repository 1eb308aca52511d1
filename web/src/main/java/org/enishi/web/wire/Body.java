package org.enishi.web.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.security.RequestBody;

/** The bytes of a body, up to what its path may bring. */
final class Body {
    private Body() {}

    static byte[] of(HttpServletRequest request) throws IOException {
        boolean isBetweenServers = request.getRequestURI().startsWith("/_matrix/federation/");
        return RequestBody.of(request, isBetweenServers ? RequestBody.FEDERATION_LIMIT : RequestBody.CLIENT_LIMIT);
    }
}
