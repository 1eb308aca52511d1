package org.enishi.web.client.encryption;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enishi.encryption.backup.BackedUpKeys;
import org.enishi.encryption.backup.BackedUpKeys.Place;
import org.enishi.encryption.backup.BackedUpKeys.Where;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.json.JsonOut;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Matrix v1.19, "Server-side key
 *     backups"</a>
 */
@Path("_matrix/client/v3/room_keys/keys")
@RolesAllowed(Role.USER)
public class BackedUpKeysResource {
    private static final byte[] NO_SESSIONS = "{\"sessions\":{}}".getBytes(StandardCharsets.UTF_8);

    @Inject
    Requester requester;

    @EJB
    BackedUpKeys keys;

    @QueryParam("version")
    @Nullable
    String version;

    @PUT
    public BackedUpKeys.Summary put(JsonObject body) {
        return keys.put(place(), SavedKeys.ofRooms(body));
    }

    @GET
    public byte[] all() {
        JsonOut out = new JsonOut().open().key("rooms").open();
        keys.rooms(place(), Where.EVERYWHERE)
                .forEach((room, sessions) -> out.anyKey(room).raw(sessions));
        return out.close().close().bytes();
    }

    @DELETE
    public BackedUpKeys.Summary deleteAll() {
        return keys.remove(place(), Where.EVERYWHERE);
    }

    @PUT
    @Path("{roomId}")
    public BackedUpKeys.Summary put(@PathParam("roomId") RoomId room, JsonObject body) {
        return keys.put(place(), SavedKeys.ofRoom(room, body));
    }

    @GET
    @Path("{roomId}")
    public byte[] ofRoom(@PathParam("roomId") RoomId room) {
        return keys.rooms(place(), where(room, null)).getOrDefault(room.value(), NO_SESSIONS);
    }

    @DELETE
    @Path("{roomId}")
    public BackedUpKeys.Summary delete(@PathParam("roomId") RoomId room) {
        return keys.remove(place(), where(room, null));
    }

    @PUT
    @Path("{roomId}/{sessionId}")
    public BackedUpKeys.Summary put(
            @PathParam("roomId") RoomId room, @PathParam("sessionId") String session, JsonObject body) {
        return keys.put(place(), List.of(SavedKeys.one(room, session, body)));
    }

    @GET
    @Path("{roomId}/{sessionId}")
    public byte[] one(@PathParam("roomId") RoomId room, @PathParam("sessionId") String session) {
        return keys.one(place(), where(room, session));
    }

    @DELETE
    @Path("{roomId}/{sessionId}")
    public BackedUpKeys.Summary delete(@PathParam("roomId") RoomId room, @PathParam("sessionId") String session) {
        return keys.remove(place(), where(room, session));
    }

    private Place place() {
        if (version == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "version is missing");
        return new Place(requester.caller().account(), version);
    }

    private static Where where(RoomId room, @Nullable String session) {
        return new Where(Optional.of(room.value()), Optional.ofNullable(session));
    }
}
