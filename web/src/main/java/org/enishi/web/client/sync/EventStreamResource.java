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
import java.util.Optional;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.sync.stream.OldSync;
import org.jspecify.annotations.Nullable;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3events">Matrix v1.19, "GET events"</a> */
@Path("_matrix/client/v3/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.GUEST})
public class EventStreamResource {
    @Inject
    Requester requester;

    @Inject
    OldSync sync;

    @GET
    public void events(
            @QueryParam("from") @Nullable String from,
            @QueryParam("timeout") @DefaultValue("0") long timeout,
            @QueryParam("room_id") @Nullable RoomId room,
            @Suspended AsyncResponse answer) {
        var query = new OldSync.Query(Optional.ofNullable(from), timeout, Optional.ofNullable(room));
        sync.events(requester.caller(), query, answer::resume);
    }
}
