package org.enishi.web.client.directory;

import jakarta.annotation.security.PermitAll;
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
import org.enishi.directory.AliasEditor;
import org.enishi.directory.Aliases;
import org.enishi.directory.ResolvedAlias;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-aliases">Matrix v1.19, "Room aliases"</a> */
@Path("_matrix/client/v3/directory/room/{roomAlias}")
@RolesAllowed(Role.USER)
public class AliasResource {
    @Inject
    Requester requester;

    @EJB
    Aliases aliases;

    @EJB
    AliasEditor editor;

    @PathParam("roomAlias")
    RoomAlias alias;

    /** The room that is named. */
    public record Named(RoomId roomId) {}

    @GET
    @PermitAll
    public ResolvedAlias resolve() {
        return aliases.resolve(alias);
    }

    @PUT
    public JsonObject add(Named body) {
        editor.add(requester.caller(), alias, body.roomId());
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @DELETE
    public JsonObject remove() {
        editor.remove(requester.caller(), alias);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
