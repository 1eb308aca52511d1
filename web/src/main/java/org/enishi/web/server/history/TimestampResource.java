package org.enishi.web.server.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.federation.serving.TimeService;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.store.event.EventStore.Since;
import org.enishi.timeline.Direction;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1timestamp_to_eventroomid">Matrix
 *     v1.19, server-server API, "GET timestamp_to_event/{roomId}"</a>
 */
@Path("_matrix/federation/v1/timestamp_to_event/{roomId}")
@RolesAllowed(Role.SERVER)
public class TimestampResource {
    @Inject
    Requester requester;

    @EJB
    TimeService events;

    @GET
    public TimeService.Found find(
            @PathParam("roomId") RoomId room,
            @QueryParam("ts") @Nullable Long time,
            @QueryParam("dir") @Nullable String direction) {
        if (time == null || direction == null)
            throw new MatrixException(ErrorCode.M_MISSING_PARAM, "ts and dir must be there");
        return events.nearest(requester.origin(), room, new Since(time, Direction.of(direction) == Direction.FORWARDS));
    }
}
