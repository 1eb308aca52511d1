package org.enishi.web.server.transaction;

import jakarta.annotation.security.PermitAll;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.enishi.configuration.Release;
import org.enishi.json.Json;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1version">Matrix v1.19,
 *     server-server API, version</a>
 */
@Path("_matrix/federation/v1/version")
@PermitAll
public class VersionResource {
    @GET
    public JsonObject version() {
        return Json.object()
                .add("server", Json.object().add("name", "Enishi").add("version", Release.version()))
                .build();
    }
}
