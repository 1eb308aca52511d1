package org.enishi.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomAlias;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.store.directory.AliasStore;
import org.enishi.store.directory.PublishedStore;
import org.enishi.store.directory.StoredAlias;

/** A new room's names and its place in the published directory. Called from drafts. */
@ApplicationScoped
public class Naming {
    @Inject
    AliasStore aliases;

    @Inject
    PublishedStore published;

    @Inject
    Clock clock;

    /** @throws MatrixException {@code M_ROOM_IN_USE} */
    void requireFree(NewRoom wanted) {
        wanted.alias().flatMap(aliases::find).ifPresent(taken -> {
            throw new MatrixException(ErrorCode.M_ROOM_IN_USE, "Room alias " + taken.alias() + " is taken");
        });
    }

    void name(RoomHead room, UserId creator, NewRoom wanted) {
        wanted.alias().ifPresent(alias -> aliases.add(new StoredAlias(alias, room.id(), creator, clock.millis())));
        if (wanted.listed()) published.publish(room.nid(), room.id());
    }

    List<RoomAlias> aliases(RoomHead room) {
        return aliases.ofRoom(room.id());
    }

    /** The successor takes all that the old room had. */
    void move(RoomHead from, RoomHead to) {
        aliases.move(from.id(), to.id());
        if (!published.isPublished(from.nid())) return;
        published.withdraw(from.nid());
        published.publish(to.nid(), to.id());
    }

    /** The room is given up. */
    void drop(RoomHead room) {
        aliases.ofRoom(room.id()).forEach(aliases::remove);
        published.withdraw(room.nid());
    }
}
