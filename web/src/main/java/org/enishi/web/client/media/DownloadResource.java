package org.enishi.web.client.media;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import org.enishi.id.MediaId;
import org.enishi.id.MxcUri;
import org.enishi.id.ServerName;
import org.enishi.media.Downloads;
import org.enishi.security.Role;
import org.enishi.web.wire.file.FileAnswers;
import org.enishi.web.wire.file.Later;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1mediadownloadservernamemediaid">Matrix
 *     v1.19, "GET media/download"</a>
 */
@Path("_matrix/client/v1/media/download/{serverName}/{mediaId}")
@RolesAllowed({Role.USER, Role.GUEST})
public class DownloadResource {
    @Inject
    Downloads downloads;

    @PathParam("serverName")
    ServerName server;

    @PathParam("mediaId")
    MediaId id;

    @QueryParam("timeout_ms")
    @DefaultValue("20000")
    long patience;

    @HeaderParam("Range")
    @Nullable
    String range;

    @GET
    public void download(@Suspended AsyncResponse answer) {
        answer(answer, null);
    }

    @GET
    @Path("{fileName}")
    public void download(@PathParam("fileName") String name, @Suspended AsyncResponse answer) {
        answer(answer, name);
    }

    private void answer(AsyncResponse answer, @Nullable String name) {
        String part = range;
        Later.answer(
                answer,
                downloads.find(new MxcUri(server, id), patience),
                kept -> FileAnswers.forClient(kept, name, part));
    }
}
