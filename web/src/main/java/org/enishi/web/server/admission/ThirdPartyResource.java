package org.enishi.web.server.admission;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.federation.admission.ThirdPartyService;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#third-party-invites">Matrix v1.19, server-server API,
 *     "Third-party invites"</a>
 */
@Path("_matrix/federation/v1")
public class ThirdPartyResource {
    @Inject
    Requester requester;

    @EJB
    ThirdPartyService invitations;

    @PUT
    @Path("exchange_third_party_invite/{roomId}")
    @RolesAllowed(Role.SERVER)
    public JsonObject exchange(@PathParam("roomId") RoomId room, ThirdPartyService.Member member) {
        invitations.exchange(requester.origin(), room, member);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    /** Identity servers sign nothing. */
    @PUT
    @Path("3pid/onbind")
    @PermitAll
    public JsonObject bound(ThirdPartyService.Bound bound) {
        invitations.bound(requester.address(), bound);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
