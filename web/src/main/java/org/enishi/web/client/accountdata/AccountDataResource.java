package org.enishi.web.client.accountdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import org.enishi.accountdata.AccountDataService;
import org.enishi.event.EventType;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Matrix v1.19, "Client Config"</a> */
@Path("_matrix/client/v3/user/{userId}")
@RolesAllowed(Role.USER)
public class AccountDataResource {
    @Inject
    Requester requester;

    @EJB
    AccountDataService data;

    @PathParam("userId")
    UserId user;

    @GET
    @Path("account_data/{type}")
    public byte[] get(@PathParam("type") EventType type) {
        return data.get(owner(), Optional.empty(), type);
    }

    @PUT
    @Path("account_data/{type}")
    public JsonObject put(@PathParam("type") EventType type, JsonObject content) {
        data.put(requester.caller().accountOf(user), Optional.empty(), type, content);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @GET
    @Path("rooms/{roomId}/account_data/{type}")
    public byte[] get(@PathParam("roomId") RoomId room, @PathParam("type") EventType type) {
        return data.get(owner(), Optional.of(room), type);
    }

    @PUT
    @Path("rooms/{roomId}/account_data/{type}")
    public JsonObject put(@PathParam("roomId") RoomId room, @PathParam("type") EventType type, JsonObject content) {
        data.put(requester.caller().accountOf(user), Optional.of(room), type, content);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private Caller owner() {
        Caller caller = requester.caller();
        caller.accountOf(user);
        return caller;
    }
}
