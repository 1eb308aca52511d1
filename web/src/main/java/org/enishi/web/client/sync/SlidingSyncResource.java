package org.enishi.web.client.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.sync.SyncService;
import org.enishi.sync.sliding.SlidingSyncService;

/** Simplified sliding sync, MSC4186. */
@ApplicationScoped
@Path("_matrix/client/unstable/org.matrix.simplified_msc3575/sync")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class SlidingSyncResource {
    @Inject
    Requester requester;

    @Inject
    SlidingSyncService sync;

    @POST
    public void sync(
            @QueryParam("pos") @DefaultValue("") String pos,
            @QueryParam("timeout") @DefaultValue("0") long timeout,
            @QueryParam("set_presence") @DefaultValue("online") String presence,
            JsonObject body,
            @Suspended AsyncResponse answer) {
        Optional<String> known = Optional.of(pos).filter(text -> !text.isEmpty());
        sync.sync(
                requester.caller(),
                known,
                new SyncService.Wait(timeout, presence),
                new SlidingSyncService.Body(body, answer::resume));
    }
}
