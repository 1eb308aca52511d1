package org.enishi.web.client.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.history.EventAtTime;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.security.limit.Limited;
import org.enishi.store.event.EventStore.Since;
import org.enishi.timeline.Direction;
import org.enishi.timeline.Reader;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1roomsroomidtimestamp_to_event">Matrix
 *     v1.19, "GET rooms/{roomId}/timestamp_to_event"</a>
 */
@Path("_matrix/client/v1/rooms/{roomId}/timestamp_to_event")
@RolesAllowed(Role.USER)
public class TimestampResource {
    @Inject
    Requester requester;

    @EJB
    EventAtTime events;

    @GET
    @Limited("client")
    public EventAtTime.Found find(
            @PathParam("roomId") RoomId room,
            @QueryParam("ts") @Nullable Long time,
            @QueryParam("dir") @Nullable String direction) {
        if (time == null || direction == null)
            throw new MatrixException(ErrorCode.M_MISSING_PARAM, "ts and dir must be there");
        var reader = new Reader(requester.caller().user(), requester.caller().deviceNid());
        return events.find(reader, room, new Since(time, Direction.of(direction) == Direction.FORWARDS));
    }
}
