package org.enishi.web.server.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.enishi.directory.Aliases;
import org.enishi.directory.ResolvedAlias;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomAlias;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1querydirectory">Matrix v1.19,
 *     server-server API, "GET query/directory"</a>
 */
@Path("_matrix/federation/v1/query/directory")
@RolesAllowed(Role.SERVER)
public class AliasQueryResource {
    @Inject
    Requester requester;

    @EJB
    Aliases aliases;

    @GET
    public ResolvedAlias resolve(@QueryParam("room_alias") @Nullable RoomAlias alias) {
        if (alias == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "room_alias is missing");
        return aliases.resolveFor(requester.origin(), alias);
    }
}
