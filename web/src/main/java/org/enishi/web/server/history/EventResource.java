package org.enishi.web.server.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.federation.serving.EventService;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-events">Matrix v1.19, server-server API,
 *     "Retrieving events"</a>
 */
@Path("_matrix/federation/v1")
@RolesAllowed(Role.SERVER)
public class EventResource {
    @Inject
    Requester requester;

    @EJB
    EventService events;

    @GET
    @Path("event/{eventId}")
    public byte[] event(@PathParam("eventId") EventId event) {
        return events.event(requester.origin(), event);
    }

    @GET
    @Path("event_auth/{roomId}/{eventId}")
    public byte[] authChain(@PathParam("roomId") RoomId room, @PathParam("eventId") EventId event) {
        return events.authChain(requester.origin(), room, event);
    }
}
