package org.enishi.federation.admission;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.enishi.account.Accounts;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.handshake.thirdparty.SignedInvite;
import org.enishi.handshake.thirdparty.ThirdPartyInvitation;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.policy.RateLimits;

/**
 * Invitations of addresses: other servers redeem ours for their users, identity servers tell of those for our users.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#third-party-invites">Matrix v1.19, server-server API,
 *     "Third-party invites"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ThirdPartyService {
    private static final Logger LOG = System.getLogger(ThirdPartyService.class.getName());
    private static final int MOST_INVITES = 20;

    @Inject
    AdmissionDoor door;

    @Inject
    ThirdPartyInvitation invitation;

    @Inject
    Accounts accounts;

    @Inject
    RateLimits limits;

    @Inject
    Configuration configuration;

    /** A member event without what its server adds. */
    public record Member(String type, RoomId roomId, UserId sender, UserId stateKey, JsonObject content) {}

    /** An address has been bound to a user of ours. */
    public record Bound(UserId mxid, List<Pending> invites) {}

    /** An invitation that waited for it. */
    public record Pending(UserId mxid, RoomId roomId, UserId sender, JsonObject signed) {}

    /**
     * Invites the other server's user in the name of ours.
     *
     * @throws MatrixException {@code M_INVALID_PARAM}, {@code M_BAD_JSON}, {@code M_NOT_FOUND}, {@code M_FORBIDDEN}
     */
    public void exchange(ServerName origin, RoomId room, Member member) {
        require(member.type().equals("m.room.member"), "The event is not a membership");
        require(member.roomId().equals(room), "The event is of another room");
        require(isOurs(member.sender()), "The sender is no user of this server");
        AdmissionDoor.requireOwnUser(origin, member.stateKey());
        door.require(origin, room, Action.JOIN);
        SignedInvite invite = SignedInvite.of(member.sender(), signed(member.content()));
        require(invite.invitee().equals(member.stateKey()), "The invitation was signed for somebody else");
        invitation.issue(room, invite);
    }

    /**
     * Who calls is not known: what it says counts only where the room's own keys prove it.
     *
     * @param address from where it was said
     */
    public void bound(String address, Bound bound) {
        limits.take("federation", address);
        if (!isOurs(bound.mxid()) || !accounts.exists(bound.mxid()))
            throw MatrixException.forbidden("The user is not of this server");
        bound.invites().stream().limit(MOST_INVITES).forEach(pending -> redeem(bound.mxid(), pending));
    }

    private void redeem(UserId user, Pending pending) {
        try {
            SignedInvite invite = SignedInvite.of(pending.sender(), pending.signed());
            require(invite.invitee().equals(user), "The invitation was signed for somebody else");
            invitation.redeem(pending.roomId(), invite);
        } catch (MatrixException refused) {
            LOG.log(Level.INFO, () -> "No invitation into " + pending.roomId() + ": " + refused.getMessage());
        }
    }

    private boolean isOurs(UserId user) {
        return user.server().equals(configuration.serverName());
    }

    private static JsonObject signed(JsonObject content) {
        return Optional.ofNullable(content.get("third_party_invite"))
                .filter(JsonObject.class::isInstance)
                .map(invite -> invite.asJsonObject().get("signed"))
                .filter(JsonObject.class::isInstance)
                .map(signed -> signed.asJsonObject())
                .orElseThrow(() -> MatrixException.badJson("content.third_party_invite.signed must be an object"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw MatrixException.invalidParam(otherwise);
    }
}
