package org.enishi.web.client.room;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.room.state.MemberReader;
import org.enishi.room.state.PatientReader;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.timeline.Reader;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidmembers">Matrix v1.19, "GET
 *     rooms/{roomId}/members"</a>
 */
@Path("_matrix/client/v3/rooms/{roomId}")
@RolesAllowed(Role.USER)
public class MembersResource {
    @Inject
    Requester requester;

    @EJB
    PatientReader members;

    @PathParam("roomId")
    RoomId room;

    @GET
    @Path("members")
    @RolesAllowed({Role.USER, Role.GUEST})
    public byte[] members(
            @QueryParam("at") @Nullable String at,
            @QueryParam("membership") @Nullable String membership,
            @QueryParam("not_membership") @Nullable String notMembership) {
        var reader = new Reader(requester.caller().user(), requester.caller().deviceNid());
        var wanted =
                new MemberReader.Wanted(Optional.ofNullable(at), membership(membership), membership(notMembership));
        return members.members(reader, room, wanted);
    }

    @GET
    @Path("joined_members")
    public JsonObject joinedMembers() {
        return members.joined(requester.caller().user(), room);
    }

    private static Optional<Membership> membership(@Nullable String text) {
        if (text == null) return Optional.empty();
        return Optional.of(
                Membership.of(text).orElseThrow(() -> MatrixException.invalidParam("there is no such membership")));
    }
}
