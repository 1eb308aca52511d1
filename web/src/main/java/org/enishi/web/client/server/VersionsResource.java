package org.enishi.web.client.server;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code /versions}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientversions">Matrix v1.19, "GET
 *     /versions"</a>
 */
@Path("/_matrix/client/versions")
@PermitAll
public class VersionsResource {
    /**
     * Clients take a version for the promise of what it added, and ask for it. So only the oldest is claimed that
     * clients want before they log in, until what later ones added is here.
     */
    private static final Versions SUPPORTED = new Versions(
            List.of("v1.1"),
            Map.of(
                    "org.matrix.simplified_msc3575", true,
                    "org.matrix.msc3814", true,
                    "org.matrix.msc3814.v1", true));

    /** Versions of the specification, and what is not in it yet. */
    public record Versions(List<String> versions, Map<String, Boolean> unstableFeatures) {}

    @GET
    public Versions versions() {
        return SUPPORTED;
    }
}
