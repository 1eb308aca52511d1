package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;

/** Enters rooms that live on other servers. Blocks on the network: call it without a transaction. */
@ApplicationScoped
public class RemoteJoin {
    /**
     * Afterwards the room is known here and the user is in it. Requests for one room share one handshake.
     *
     * @param via servers to try, in order, beside those that invited the user
     * @param content of the member event, {@code membership} included
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} with the other server's sentence, {@code M_NOT_FOUND}
     *     if no server knows the room, {@code M_INCOMPATIBLE_ROOM_VERSION}, 502 if none is reached
     */
    public void join(UserId user, RoomId room, List<ServerName> via, JsonObject content) {
        throw new IllegalStateException("under construction");
    }
}
