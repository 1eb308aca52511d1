package org.enishi.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.journal.Journal;
import org.enishi.journal.RoomHead;
import org.enishi.security.Caller;
import org.enishi.store.directory.PublishedStore;

/** Puts rooms into the published directory and takes them out. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Publisher {
    @Inject
    PublishedStore published;

    @Inject
    Journal journal;

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
