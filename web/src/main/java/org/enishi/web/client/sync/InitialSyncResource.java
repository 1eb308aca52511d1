package org.enishi.web.client.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.sync.stream.OldSync;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3initialsync">Matrix v1.19, "GET
 *     initialSync"</a>
 */
@Path("_matrix/client/v3/initialSync")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class InitialSyncResource {
    @Inject
    Requester requester;

    @Inject
    OldSync sync;

    @GET
    public void initial(
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("archived") @DefaultValue("false") boolean archived,
            @Suspended AsyncResponse answer) {
        sync.initial(requester.caller(), limit, archived, answer::resume);
    }
}
