package org.enishi.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.handshake.RemoteInvite;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;

/** Invitees of other servers. */
@ApplicationScoped
public class Outsiders {
    @Inject
    Configuration configuration;

    @Inject
    FederationPolicy policy;

    @Inject
    RemoteInvite remote;

    List<UserId> among(List<UserId> users) {
        return users.stream().filter(user -> !isOurs(user)).toList();
    }

    boolean isOurs(UserId user) {
        return user.server().equals(configuration.serverName());
    }

    /** @throws MatrixException {@code M_FORBIDDEN} */
    void requireInvitable(List<UserId> users) {
        for (UserId user : among(users))
            policy.require(Direction.OUTBOUND, user.server(), configuration.serverName(), Action.INVITE);
    }

    /** Blocks on the network. @throws MatrixException if a server refuses or is not reached */
    void invite(UserId creator, RoomId room, List<UserId> users, RoomCreation creation) {
        for (UserId user : among(users)) remote.invite(creator, user, room, creation.invitation(user));
    }
}
