package org.enishi.web.client.typing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.typing.TypingService;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#typing-notifications">Matrix v1.19, "Typing
 *     Notifications"</a>
 */
@Path("_matrix/client/v3/rooms/{roomId}/typing/{userId}")
@RolesAllowed(Role.USER)
public class TypingResource {
    @Inject
    Requester requester;

    @EJB
    TypingService typing;

    @PathParam("roomId")
    RoomId room;

    @PathParam("userId")
    UserId user;

    @PUT
    public JsonObject set(TypingService.Wish wish) {
        typing.set(requester.caller(), room, user, wish);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
