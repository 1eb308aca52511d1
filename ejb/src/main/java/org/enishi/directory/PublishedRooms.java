package org.enishi.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;

/**
 * The published directory, of this server and of others.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#published-room-directory">Matrix v1.19, "Published room
 *     directory"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PublishedRooms {
    @Inject
    LocalDirectory local;

    @Inject
    RemoteDirectory remote;

    @Inject
    FederationPolicy policy;

    @Inject
    Configuration configuration;

    /**
     * For a client.
     *
     * @param server whose directory; this one's if absent
     * @return a {@link RoomsPage}, or the other server's page in the same form
     * @throws MatrixException {@code M_FORBIDDEN} if the other server refuses; 502 if it is not reached
     */
    public Object listAt(Optional<ServerName> server, RoomsRequest request) {
        Optional<ServerName> other = server.filter(name -> !name.equals(configuration.serverName()));
        return other.isPresent() ? remote.publishedRooms(other.get(), request.json()) : local.list(request, false);
    }

    /** For another server. @throws MatrixException {@code M_FORBIDDEN} */
    public RoomsPage listFor(ServerName origin, RoomsRequest request) {
        policy.require(Direction.INBOUND, origin, null, Action.PUBLIC_ROOMS);
        return local.list(request, true);
    }

    /** @throws MatrixException {@code M_NOT_FOUND} if this server does not know the room */
    public boolean isPublished(RoomId room) {
        return local.isPublished(room);
    }
}
