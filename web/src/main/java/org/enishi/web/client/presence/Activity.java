package org.enishi.web.client.presence;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.enishi.presence.PresenceBoard;
import org.enishi.security.Requester;

/** Whoever has done something in a room is active. */
@Provider
public class Activity implements ContainerResponseFilter {
    private static final String ROOMS = "_matrix/client/v3/rooms/";

    @Inject
    Requester requester;

    @Inject
    PresenceBoard presence;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean deed = !request.getMethod().equals("GET") && response.getStatus() == 200;
        if (deed && request.getUriInfo().getPath().contains(ROOMS))
            requester.findCaller().ifPresent(presence::acts);
    }
}
