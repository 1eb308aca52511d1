package org.enishi.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.policy.RateLimits;
import org.enishi.remote.RequestVerifier;
import org.enishi.remote.RequestVerifier.Signed;

/** Other servers by their signature over the whole request. */
@ApplicationScoped
class ServerSignatures {
    private static final String SCHEME = "X-Matrix ";

    @Inject
    RequestVerifier verifier;

    @Inject
    RateLimits limits;

    @Inject
    Requester requester;

    static boolean arePresent(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** @return whether a signature holds; otherwise the requester knows why not */
    boolean accept(HttpServletRequest request) {
        try {
            byte[] body = RequestBody.of(request, RequestBody.FEDERATION_LIMIT);
            List<String> headers = Collections.list(request.getHeaders("Authorization"));
            ServerName origin = verifier.verify(headers, signed(request, body));
            limits.take("federation", origin.folded().value());
            requester.becomes(origin);
            return true;
        } catch (MatrixException refused) {
            requester.isRefused(refused);
            return false;
        } catch (IOException broken) {
            requester.isRefused(MatrixException.badJson("The body ended too early"));
            return false;
        }
    }

    private static Signed signed(HttpServletRequest request, byte[] body) {
        return new Signed(
                request.getMethod(),
                rawUri(request),
                () -> body.length == 0 ? Optional.empty() : Optional.of(RequestBody.object(request, body)));
    }

    private static String rawUri(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
