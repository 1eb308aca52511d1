package org.enishi.web.server.media;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import org.enishi.id.MediaId;
import org.enishi.media.ServedFiles;
import org.enishi.media.ThumbnailWish;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.web.wire.file.FileAnswers;
import org.enishi.web.wire.file.Later;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#content-repository">Matrix v1.19, server-server API,
 *     "Content Repository"</a>
 */
@Path("_matrix/federation/v1/media")
@RolesAllowed(Role.SERVER)
public class FileResource {
    @Inject
    Requester requester;

    @Inject
    ServedFiles files;

    @QueryParam("timeout_ms")
    @DefaultValue("20000")
    long patience;

    @QueryParam("method")
    @Nullable
    String method;

    @GET
    @Path("download/{mediaId}")
    public void download(@PathParam("mediaId") MediaId id, @Suspended AsyncResponse answer) {
        Later.answer(answer, files.find(requester.origin(), id, patience), FileAnswers::forServer);
    }

    @GET
    @Path("thumbnail/{mediaId}")
    public void thumbnail(
            @PathParam("mediaId") MediaId id,
            @QueryParam("width") @Nullable Integer width,
            @QueryParam("height") @Nullable Integer height,
            @Suspended AsyncResponse answer) {
        Later.answer(
                answer,
                files.thumbnail(requester.origin(), id, ThumbnailWish.of(width, height, method, patience)),
                FileAnswers::forServer);
    }
}
