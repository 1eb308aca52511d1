package org.enishi.web.client.media;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.enishi.error.MatrixException;

/**
 * The paths that asked for no token. They are frozen, and nothing was uploaded here before they were.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#content-repo-client-behaviour">Matrix v1.19, "Content
 *     repository", client behaviour</a>
 */
@Path("_matrix/media/v3/{form:download|thumbnail}/{serverName}/{mediaId}{fileName:(/[^/]+)?}")
@PermitAll
public class FrozenResource {
    @GET
    public void give() {
        throw MatrixException.notFound("Files are given only to who has a token");
    }
}
