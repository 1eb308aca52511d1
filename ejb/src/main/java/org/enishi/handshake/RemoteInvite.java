package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import org.enishi.event.Event;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;

/** Invites users of other servers into rooms that this server is in. */
@ApplicationScoped
public class RemoteInvite {
    /**
     * Builds the invitation, has it signed by the invitee's server, and appends it. Blocks on the network: call it without
     * a transaction.
     *
     * @param content of the member event, {@code membership} included
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} by the room's rules, our policy, or with the other
     *     server's sentence; {@code M_UNSUPPORTED_ROOM_VERSION}; 502 if it is not reached
     */
    public Event invite(UserId sender, UserId invitee, RoomId room, JsonObject content) {
        throw new IllegalStateException("under construction");
    }
}
