package org.enishi.room.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Set;
import org.enishi.directory.Aliases;
import org.enishi.directory.CanonicalAlias;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.journal.Rooms;

/** Whether the aliases that a room gives itself lead to it. May ask other servers: call it without a transaction. */
@ApplicationScoped
public class NamedAliases {
    private static final int MOST_NEW = 50;

    @Inject
    Rooms rooms;

    @Inject
    Aliases directory;

    /**
     * Looks at those that are new; what stood there before is not judged.
     *
     * @throws MatrixException {@code M_INVALID_PARAM} for what is no alias, {@code M_BAD_ALIAS} for one that leads elsewhere
     */
    void requireValid(RoomId room, JsonObject content) {
        Set<RoomAlias> fresh = new LinkedHashSet<>(CanonicalAlias.named(content));
        rooms.state(room)
                .get(EventType.CANONICAL_ALIAS)
                .map(Event::content)
                .ifPresent(old -> fresh.removeAll(known(old)));
        if (fresh.size() > MOST_NEW) throw MatrixException.invalidParam("too many new aliases at once");
        for (RoomAlias alias : fresh)
            if (!leadsTo(alias, room))
                throw new MatrixException(
                        ErrorCode.M_BAD_ALIAS, "The alias '" + alias + "' does not point to this room.");
    }

    private boolean leadsTo(RoomAlias alias, RoomId room) {
        try {
            return directory.resolve(alias).roomId().equals(room);
        } catch (MatrixException unresolved) {
            return false;
        }
    }

    /** Others may have set what we would not take. */
    private static Set<RoomAlias> known(JsonObject content) {
        try {
            return CanonicalAlias.named(content);
        } catch (MatrixException malformed) {
            return Set.of();
        }
    }
}
