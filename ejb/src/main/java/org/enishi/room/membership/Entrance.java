package org.enishi.room.membership;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.handshake.thirdparty.SignedInvite;
import org.enishi.handshake.thirdparty.ThirdPartyInvitation;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.room.succession.Heritage;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;

/**
 * Joins rooms, here or elsewhere.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#joining-rooms">Matrix v1.19, "Joining rooms"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Entrance {
    @Inject
    Destinations destinations;

    @Inject
    MemberContents contents;

    @Inject
    ThirdPartyInvitation thirdParty;

    @Inject
    Joining joining;

    @Inject
    Heritage heritage;

    /**
     * What a client asks for.
     *
     * @param via servers to try
     * @param thirdPartySigned proof that an invited address belongs to the user
     */
    public record Request(
            String roomIdOrAlias,
            List<ServerName> via,
            Optional<String> reason,
            Optional<JsonObject> thirdPartySigned) {}

    /**
     * @return the room that the user is now in
     * @throws MatrixException {@code M_FORBIDDEN} with the reason, {@code M_NOT_FOUND}, and those of {@link Joining}
     */
    @Limited("join")
    public RoomId join(Caller caller, Request wanted) {
        Destination destination = destinations.of(wanted.roomIdOrAlias, wanted.via);
        JsonObject content = contents.of(caller.user(), Membership.JOIN, wanted.reason);
        wanted.thirdPartySigned.ifPresent(signed -> redeem(caller, destination.room(), signed));
        joining.join(caller, destination, content);
        heritage.follow(caller, destination.room());
        return destination.room();
    }

    private void redeem(Caller caller, RoomId room, JsonObject signed) {
        SignedInvite invite = SignedInvite.of(SignedInvite.user(signed, "sender"), signed);
        if (!invite.invitee().equals(caller.user()))
            throw MatrixException.forbidden("The third-party invitation was signed for somebody else");
        thirdParty.redeem(room, invite);
    }
}
