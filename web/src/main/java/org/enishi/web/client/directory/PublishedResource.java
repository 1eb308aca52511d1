package org.enishi.web.client.directory;

import jakarta.annotation.security.PermitAll;
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
import org.enishi.directory.PublishedRooms;
import org.enishi.directory.Publisher;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * Whether a room is in the published directory.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3directorylistroomroomid">Matrix v1.19,
 *     "GET directory/list/room/{roomId}"</a>
 */
@Path("_matrix/client/v3/directory/list/room/{roomId}")
public class PublishedResource {
    @Inject
    Requester requester;

    @EJB
    PublishedRooms rooms;

    @EJB
    Publisher publisher;

    @PathParam("roomId")
    RoomId room;

    /** {@code public} or {@code private}. */
    public record Visibility(Optional<String> visibility) {
        boolean isPublic() {
            return switch (visibility.orElse("public")) {
                case "public" -> true;
                case "private" -> false;
                default -> throw MatrixException.invalidParam("visibility is public or private");
            };
        }
    }

    @GET
    @PermitAll
    public Visibility visibility() {
        return new Visibility(Optional.of(rooms.isPublished(room) ? "public" : "private"));
    }

    @PUT
    @RolesAllowed(Role.USER)
    public JsonObject publish(Visibility body) {
        publisher.publish(requester.caller(), room, body.isPublic());
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
