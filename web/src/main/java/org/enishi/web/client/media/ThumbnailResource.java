package org.enishi.web.client.media;

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
import org.enishi.id.MxcUri;
import org.enishi.id.ServerName;
import org.enishi.media.Downloads;
import org.enishi.media.ThumbnailWish;
import org.enishi.security.Role;
import org.enishi.web.wire.file.FileAnswers;
import org.enishi.web.wire.file.Later;
import org.jspecify.annotations.Nullable;

/**
 * No thumbnail moves: {@code animated} is a preference, and its absence is never wrong.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1mediathumbnailservernamemediaid">Matrix
 *     v1.19, "GET media/thumbnail"</a>
 */
@Path("_matrix/client/v1/media/thumbnail/{serverName}/{mediaId}")
@RolesAllowed({Role.USER, Role.GUEST})
public class ThumbnailResource {
    @Inject
    Downloads downloads;

    @PathParam("serverName")
    ServerName server;

    @PathParam("mediaId")
    MediaId id;

    @QueryParam("timeout_ms")
    @DefaultValue("20000")
    long patience;

    @GET
    public void thumbnail(
            @QueryParam("width") @Nullable Integer width,
            @QueryParam("height") @Nullable Integer height,
            @QueryParam("method") @Nullable String method,
            @Suspended AsyncResponse answer) {
        ThumbnailWish wish = ThumbnailWish.of(width, height, method, patience);
        Later.answer(
                answer,
                downloads.thumbnail(new MxcUri(server, id), wish),
                kept -> FileAnswers.forClient(kept, null, null));
    }
}
