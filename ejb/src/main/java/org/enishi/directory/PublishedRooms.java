package org.enishi.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.Journal;
import org.enishi.journal.RoomHead;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.security.Caller;
import org.enishi.store.directory.PublishedStore;

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
    PublishedStore published;

    @Inject
    Journal journal;

    @Inject
    FederationPolicy policy;

    public RoomsPage list(RoomsRequest request) {
        return local.list(request, false);
    }

    /** Another server's directory. @throws MatrixException {@code M_FORBIDDEN} if it refuses; 502 */
    public JsonObject listOf(ServerName server, RoomsRequest request) {
        return remote.publishedRooms(server, request.json());
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

    /**
     * An administrator, and whoever may set the room's canonical alias.
     *
     * @throws MatrixException {@code M_NOT_FOUND}, {@code M_FORBIDDEN}
     */
    public void publish(Caller caller, RoomId room, boolean visible) {
        journal.write(pen -> {
            RoomHead head = pen.room(room);
            if (!caller.admin() && !Members.mayName(pen.state(room), caller.user()))
                throw MatrixException.forbidden("You may not change whether this room is published");
            if (visible) published.publish(head.nid(), room);
            else published.withdraw(head.nid());
            return visible;
        });
    }
}
