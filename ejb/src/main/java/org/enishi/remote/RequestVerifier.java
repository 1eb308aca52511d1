package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.enishi.id.ServerName;

/**
 * Who sent this request? Checks {@code X-Matrix} authorisation. May fetch the origin's keys.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#request-authentication">Matrix v1.19, server-server
 *     API, "Request Authentication"</a>
 */
@ApplicationScoped
public class RequestVerifier {
    /**
     * @param authorization all {@code Authorization} headers, as received
     * @param rawUri path and query as on the request line, not decoded
     * @param body empty for a request without one
     * @return the origin, whose signature holds for our server as destination
     * @throws org.enishi.error.MatrixException 401 {@code M_UNAUTHORIZED}
     */
    public ServerName verify(List<String> authorization, String method, String rawUri, byte[] body) {
        throw new IllegalStateException("under construction");
    }
}
