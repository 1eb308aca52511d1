package org.enishi.web.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.enishi.administration.Reason;
import org.enishi.administration.rooms.FrozenDesk;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.security.Role;
import org.enishi.store.governance.FrozenRoom;

/**
 * Rooms made elsewhere in which nothing is said by ours, because strangers are in them. {@code GET} answers
 * {@code {"frozen": [entry …], "total": n}}, the latest first; {@code POST {roomId}/release} with {@code reason} opens one.
 */
@Path("/_enishi/admin/v1/federation/frozen-rooms")
@RolesAllowed(Role.ADMIN)
public class FrozenRoomsResource {
    private static final int LONGEST_PAGE = 1000;

    @Inject
    FrozenDesk desk;

    @GET
    public JsonObject list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1) throw MatrixException.invalidParam("offset and limit are not negative");
        var page = desk.page(search, offset, Math.min(limit, LONGEST_PAGE));
        var frozen = Json.array();
        page.items().forEach(room -> frozen.add(json(room)));
        return Json.object().add("frozen", frozen).add("total", page.total()).build();
    }

    @POST
    @Path("{roomId}/release")
    public JsonObject release(@PathParam("roomId") RoomId room, JsonObject body) {
        desk.release(room, Reason.required(Bodies.text(body, "reason")));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject json(FrozenRoom room) {
        return Json.object()
                .add("room_id", room.room().id().value())
                .add("host", room.room().host().value())
                .add("server_name", room.domain().value())
                .add(
                        "users",
                        Json.array(room.strangers().stream().map(UserId::value).toList()))
                .add("rule", room.why().rule())
                .add("frozen_at", room.why().since())
                .build();
    }
}
