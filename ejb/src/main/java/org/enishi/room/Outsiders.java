package org.enishi.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.RoomAcl;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.handshake.RemoteInvite;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.acl.CurrentAcl;
import org.enishi.policy.acl.WantedAcl;
import org.enishi.timeline.ignoring.BlockedInvitations;

/** What a new room has to do with other servers: whom it invites there, and whom it keeps out. */
@ApplicationScoped
public class Outsiders {
    @Inject
    Configuration configuration;

    @Inject
    FederationPolicy policy;

    @Inject
    CurrentAcl acl;

    @Inject
    RemoteInvite remote;

    @Inject
    BlockedInvitations blocked;

    /** With the list of allowed servers, where all rooms are to have one and the creator brings none. */
    NewRoom guarded(NewRoom wanted) {
        boolean open = configuration.roomAcl() != RoomAcl.ALL
                || wanted.initialState().stream().anyMatch(each -> each.key().equals(StateKey.SERVER_ACL))
                || JsonValue.FALSE.equals(wanted.creationContent().get("m.federate"));
        WantedAcl list = acl.get();
        return open || !list.restricts()
                ? wanted
                : wanted.with(new InitialState(EventType.SERVER_ACL, Optional.empty(), list.content()));
    }

    List<UserId> among(List<UserId> users) {
        return users.stream().filter(user -> !isOurs(user)).toList();
    }

    boolean isOurs(UserId user) {
        return user.server().equals(configuration.serverName());
    }

    /** @throws MatrixException {@code M_FORBIDDEN}; {@code M_INVITE_BLOCKED} for users of ours */
    void requireInvitable(List<UserId> users) {
        users.stream().filter(this::isOurs).forEach(blocked::requireWelcome);
        for (UserId user : among(users))
            policy.require(Direction.OUTBOUND, user.server(), configuration.serverName(), Action.INVITE);
    }

    /** Blocks on the network. @throws MatrixException if a server refuses or is not reached */
    void invite(UserId creator, RoomId room, List<UserId> users, RoomCreation creation) {
        for (UserId user : among(users)) remote.invite(creator, user, room, creation.invitation(user));
    }
}
