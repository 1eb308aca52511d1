package org.enishi.web.client.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.enishi.sync.SyncService;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#syncing">Matrix v1.19, "Syncing"</a> */
@ApplicationScoped
@Path("_matrix/client/v3/sync")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.GUEST})
public class SyncResource {
    @Inject
    Requester requester;

    @Inject
    SyncService sync;

    @GET
    public void sync(
            @QueryParam("filter") @DefaultValue("") String filter,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("full_state") @DefaultValue("false") boolean fullState,
            @QueryParam("use_state_after") @DefaultValue("false") boolean useStateAfter,
            @QueryParam("timeout") @DefaultValue("0") long timeout,
            @QueryParam("set_presence") @DefaultValue("online") String presence,
            @Suspended AsyncResponse answer) {
        sync.sync(
                requester.caller(),
                new SyncService.Query(filter, since, fullState, useStateAfter, new SyncService.Wait(timeout, presence)),
                answer::resume);
    }
}
