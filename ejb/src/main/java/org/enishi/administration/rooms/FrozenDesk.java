package org.enishi.administration.rooms;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.enishi.administration.Page;
import org.enishi.administration.Reason;
import org.enishi.error.MatrixException;
import org.enishi.governance.freezing.FreezeNotes;
import org.enishi.governance.freezing.Releases;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.security.Role;
import org.enishi.store.governance.FrozenRoom;
import org.enishi.store.governance.FrozenRoomStore;

/** The rooms that are frozen because of strangers, and their release. */
@Stateless
@RolesAllowed(Role.ADMIN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FrozenDesk {
    @Inject
    FrozenRoomStore store;

    @Inject
    Releases releases;

    @Inject
    Clock clock;

    @Resource
    SessionContext session;

    /** The latest first. @param search part of a room ID, a domain or a user; empty for all */
    public Page<FrozenRoom> page(String search, int offset, int limit) {
        return new Page<>(store.page(search, offset, limit), store.count(search));
    }

    /**
     * Ours may talk there again, with those strangers in the room; what these say stays hidden.
     *
     * @throws MatrixException {@code M_NOT_FOUND} if the room is not frozen
     */
    public void release(RoomId room, Reason reason) {
        var by = new UserId(session.getCallerPrincipal().getName());
        if (!releases.release(room, new FreezeNotes.Release(by, reason.text(), clock.millis())))
            throw MatrixException.notFound("This room is not frozen");
    }
}
