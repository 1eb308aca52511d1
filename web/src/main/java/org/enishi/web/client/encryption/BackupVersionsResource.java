package org.enishi.web.client.encryption;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.encryption.backup.Backups;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Matrix v1.19, "Server-side key
 *     backups"</a>
 */
@Path("_matrix/client/v3/room_keys/version")
@RolesAllowed(Role.USER)
public class BackupVersionsResource {
    @Inject
    Requester requester;

    @EJB
    Backups backups;

    /** Which backup was made. */
    public record Made(String version) {}

    @POST
    public Made create(Backups.Described wanted) {
        return new Made(backups.create(requester.caller().account(), wanted));
    }

    @GET
    public byte[] current() {
        return backups.current(requester.caller().account());
    }

    @GET
    @Path("{version}")
    public byte[] one(@PathParam("version") String version) {
        return backups.one(requester.caller().account(), version);
    }

    @PUT
    @Path("{version}")
    public JsonObject change(@PathParam("version") String version, Backups.Described wanted) {
        backups.change(requester.caller().account(), version, wanted);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @DELETE
    @Path("{version}")
    public JsonObject delete(@PathParam("version") String version) {
        backups.delete(requester.caller().account(), version);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
