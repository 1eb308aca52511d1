package org.enishi.web.client.push;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.enishi.notification.Notifications;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#listing-notifications">Matrix v1.19, "Listing notifications"</a> */
@Path("_matrix/client/v3/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class NotificationsResource {
    @Inject
    Requester requester;

    @EJB
    Notifications notifications;

    @GET
    public byte[] page(
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("only") @Nullable String only) {
        var wish =
                new Notifications.Wish(Optional.ofNullable(from), Optional.ofNullable(limit), "highlight".equals(only));
        return notifications.page(requester.caller(), wish);
    }
}
