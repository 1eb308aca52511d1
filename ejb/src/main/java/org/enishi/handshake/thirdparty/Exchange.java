package org.enishi.handshake.thirdparty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.remote.FailureForPeople;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.RemotePath;

/** Asks the server of whoever invited to make the invitation: it then comes as any other does. */
@ApplicationScoped
class Exchange {
    @Inject
    FederationPolicy policy;

    @Inject
    FederationClient client;

    /** @throws org.enishi.error.MatrixException {@code M_FORBIDDEN}, as the other server says, or 502 */
    void ask(RoomId room, SignedInvite invite) {
        ServerName server = invite.sender().server();
        policy.require(new Matter(Direction.OUTBOUND, server, null, Action.JOIN).in(room));
        String path = RemotePath.of("/_matrix/federation/v1/exchange_third_party_invite")
                .segment(room)
                .toString();
        try {
            client.put(server, path, event(room, invite));
        } catch (RemoteFailure failure) {
            throw FailureForPeople.of(failure);
        }
    }

    /** The name that the room's state gives is not known here. */
    private static JsonObject event(RoomId room, SignedInvite invite) {
        return Json.object()
                .add("type", "m.room.member")
                .add("room_id", room.value())
                .add("sender", invite.sender().value())
                .add("state_key", invite.invitee().value())
                .add("content", invite.content(invite.invitee().value()))
                .build();
    }
}
