package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;

/** Knocks on rooms that live on other servers. Blocks on the network: call it without a transaction. */
@ApplicationScoped
public class RemoteKnock {
    /**
     * As {@link RemoteJoin#join}. Afterwards the user's knock and the room's stripped state are known here.
     *
     * @param content of the member event, {@code membership} included
     */
    public void knock(UserId user, RoomId room, List<ServerName> via, JsonObject content) {
        throw new IllegalStateException("under construction");
    }
}
