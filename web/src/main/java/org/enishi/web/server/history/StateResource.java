package org.enishi.web.server.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.federation.serving.StateService;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1stateroomid">Matrix v1.19,
 *     server-server API, state and state_ids</a>
 */
@Path("_matrix/federation/v1")
@RolesAllowed(Role.SERVER)
public class StateResource {
    @Inject
    Requester requester;

    @EJB
    StateService states;

    @GET
    @Path("state/{roomId}")
    public byte[] state(@PathParam("roomId") RoomId room, @QueryParam("event_id") @Nullable EventId event) {
        return states.state(requester.origin(), room, required(event));
    }

    @GET
    @Path("state_ids/{roomId}")
    public byte[] stateIds(@PathParam("roomId") RoomId room, @QueryParam("event_id") @Nullable EventId event) {
        return states.stateIds(requester.origin(), room, required(event));
    }

    private static EventId required(@Nullable EventId event) {
        return Optional.ofNullable(event)
                .orElseThrow(() -> new MatrixException(ErrorCode.M_MISSING_PARAM, "event_id is missing"));
    }
}
