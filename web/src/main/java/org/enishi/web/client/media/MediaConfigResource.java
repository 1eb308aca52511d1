package org.enishi.web.client.media;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.enishi.json.Json;
import org.enishi.media.MediaLimits;
import org.enishi.security.Role;

/**
 * The same at the old path.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1mediaconfig">Matrix v1.19, "GET
 *     media/config"</a>
 */
@Path("_matrix/{version:client/v1/media|media/v3}/config")
@RolesAllowed(Role.USER)
public class MediaConfigResource {
    @Inject
    MediaLimits limits;

    @GET
    public JsonObject config() {
        return Json.object().add("m.upload.size", limits.largestUpload()).build();
    }
}
