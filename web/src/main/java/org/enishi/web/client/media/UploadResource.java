package org.enishi.web.client.media;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import org.enishi.id.MediaId;
import org.enishi.id.MxcUri;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.media.local.Upload;
import org.enishi.media.local.Uploads;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.web.wire.SaidType;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixmediav3upload">Matrix v1.19, "POST
 *     upload"</a>
 */
@Path("_matrix/media/v3/upload")
@RolesAllowed(Role.USER)
public class UploadResource {
    @Inject
    Requester requester;

    @Inject
    Uploads uploads;

    @Context
    HttpServletRequest request;

    @POST
    public JsonObject upload(@QueryParam("filename") @Nullable String name) throws IOException {
        MxcUri uri = uploads.upload(requester.caller(), body(name));
        return Json.object().add("content_uri", uri.toString()).build();
    }

    @PUT
    @Path("{serverName}/{mediaId}")
    public JsonObject fill(
            @PathParam("serverName") ServerName server,
            @PathParam("mediaId") MediaId id,
            @QueryParam("filename") @Nullable String name)
            throws IOException {
        uploads.fill(requester.caller(), new MxcUri(server, id), body(name));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private Upload body(@Nullable String name) throws IOException {
        return new Upload(request.getInputStream(), request.getContentLengthLong(), SaidType.of(request), name);
    }
}
