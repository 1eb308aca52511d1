package org.enishi.web.server.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.enishi.federation.serving.HistoryService;
import org.enishi.federation.serving.HistoryService.Missing;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#backfilling-and-retrieving-missing-events">Matrix
 *     v1.19, server-server API, "Backfilling and retrieving missing events"</a>
 */
@Path("_matrix/federation/v1")
@RolesAllowed(Role.SERVER)
public class HistoryResource {
    @Inject
    Requester requester;

    @EJB
    HistoryService history;

    @GET
    @Path("backfill/{roomId}")
    public byte[] backfill(
            @PathParam("roomId") RoomId room,
            @QueryParam("v") List<EventId> from,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return history.backfill(requester.origin(), room, from, limit);
    }

    @POST
    @Path("get_missing_events/{roomId}")
    public byte[] missing(@PathParam("roomId") RoomId room, MissingEvents asked) {
        var missing = new Missing(
                asked.latestEvents(),
                asked.earliestEvents(),
                asked.limit().orElse(10L).intValue(),
                asked.minDepth().orElse(0L));
        return history.missing(requester.origin(), room, missing);
    }

    /** The body of {@code get_missing_events}. */
    public record MissingEvents(
            List<EventId> latestEvents, List<EventId> earliestEvents, Optional<Long> limit, Optional<Long> minDepth) {}
}
