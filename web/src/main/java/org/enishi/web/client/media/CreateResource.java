package org.enishi.web.client.media;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.enishi.json.Json;
import org.enishi.media.local.Promised;
import org.enishi.media.local.Uploads;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixmediav1create">Matrix v1.19, "POST
 *     create"</a>
 */
@Path("_matrix/media/v1/create")
@RolesAllowed(Role.USER)
public class CreateResource {
    @Inject
    Requester requester;

    @Inject
    Uploads uploads;

    @POST
    public JsonObject create() {
        Promised promised = uploads.create(requester.caller());
        return Json.object()
                .add("content_uri", promised.uri().toString())
                .add("unused_expires_at", promised.expires())
                .build();
    }
}
