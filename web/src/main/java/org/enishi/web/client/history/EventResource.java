package org.enishi.web.client.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.enishi.history.SingleEvent;
import org.enishi.id.EventId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.timeline.Reader;

/**
 * One event, by whoever does not say in which room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3eventseventid">Matrix v1.19, "GET
 *     events/{eventId}"</a>
 */
@Path("_matrix/client/v3/events/{eventId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class EventResource {
    @Inject
    Requester requester;

    @EJB
    SingleEvent events;

    @GET
    public byte[] event(@PathParam("eventId") EventId event) {
        return events.read(
                new Reader(requester.caller().user(), requester.caller().deviceNid()), event);
    }
}
