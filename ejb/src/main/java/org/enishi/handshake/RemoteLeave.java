package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;

/** Refuses invitations from, and takes back knocks on, rooms that live on other servers. */
@ApplicationScoped
public class RemoteLeave {
    /**
     * Succeeds here even if no server of the room is reached. Blocks on the network: call it without a transaction.
     *
     * @param content of the member event, {@code membership} included
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} if the user is neither invited nor knocking
     */
    public void leave(UserId user, RoomId room, JsonObject content) {
        throw new IllegalStateException("under construction");
    }
}
