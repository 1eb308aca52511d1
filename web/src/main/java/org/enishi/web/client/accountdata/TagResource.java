package org.enishi.web.client.accountdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.accountdata.TagService;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-tagging">Matrix v1.19, "Room Tagging"</a> */
@Path("_matrix/client/v3/user/{userId}/rooms/{roomId}/tags")
@RolesAllowed(Role.USER)
public class TagResource {
    @Inject
    Requester requester;

    @EJB
    TagService tags;

    @PathParam("userId")
    UserId user;

    @PathParam("roomId")
    RoomId room;

    @GET
    public JsonObject all() {
        return Json.object()
                .add("tags", tags.tags(requester.caller().accountOf(user), room))
                .build();
    }

    @PUT
    @Path("{tag}")
    public JsonObject put(@PathParam("tag") String tag, JsonObject content) {
        tags.put(requester.caller().accountOf(user), room, tag, content);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @DELETE
    @Path("{tag}")
    public JsonObject remove(@PathParam("tag") String tag) {
        tags.remove(requester.caller().accountOf(user), room, tag);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
