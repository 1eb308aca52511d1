package org.enishi.web.client.membership;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.room.membership.Departure;
import org.enishi.room.membership.Entrance;
import org.enishi.room.membership.Invitation;
import org.enishi.room.membership.Moderation;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.security.limit.Limited;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Matrix v1.19, "Room membership"</a> */
@Path("_matrix/client/v3/rooms/{roomId}")
@RolesAllowed(Role.USER)
public class MembershipResource {
    @Inject
    Requester requester;

    @EJB
    Entrance entrance;

    @EJB
    Invitation invitation;

    @EJB
    Departure departure;

    @EJB
    Moderation moderation;

    @PathParam("roomId")
    RoomId room;

    @POST
    @Path("join")
    @RolesAllowed({Role.USER, Role.GUEST})
    public Entered join(byte[] body) {
        return new Entered(entrance.join(requester.caller(), Wish.in(body).into(room.value(), List.of())));
    }

    @POST
    @Path("invite")
    public JsonObject invite(Target body) {
        invitation.invite(requester.caller().user(), room, body.userId(), body.reason());
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("leave")
    @RolesAllowed({Role.USER, Role.GUEST})
    @Limited("client")
    public JsonObject leave(byte[] body) {
        departure.leave(requester.caller().user(), room, Reason.in(body));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("forget")
    @Limited("client")
    public JsonObject forget() {
        departure.forget(requester.caller(), room);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("kick")
    public JsonObject kick(Target body) {
        moderation.kick(deed(body));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("ban")
    public JsonObject ban(Target body) {
        moderation.ban(deed(body));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("unban")
    public JsonObject unban(Target body) {
        moderation.unban(deed(body));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private Moderation.Deed deed(Target body) {
        return new Moderation.Deed(requester.caller().user(), room, body.userId(), body.reason());
    }
}
