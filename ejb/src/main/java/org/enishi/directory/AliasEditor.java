package org.enishi.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.security.Caller;
import org.enishi.store.directory.AliasStore;
import org.enishi.store.directory.StoredAlias;

/** Gives names to rooms and takes them back. Through the journal, so that two never take one name at once. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AliasEditor {
    @Inject
    AliasStore aliases;

    @Inject
    Journal journal;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    /**
     * Any member of a room may name it.
     *
     * @throws MatrixException 409 {@code M_UNKNOWN} if the alias is taken
     */
    public void add(Caller caller, RoomAlias alias, RoomId room) {
        requireOurs(alias);
        journal.write(pen -> {
            boolean isMember = pen.findRoom(room).isPresent() && Members.isJoined(pen.state(room), caller.user());
            if (!isMember) throw MatrixException.forbidden("You are not in this room");
            if (aliases.find(alias).isPresent())
                throw new MatrixException(ErrorCode.M_UNKNOWN, 409, "Room alias " + alias + " already exists");
            aliases.add(new StoredAlias(alias, room, caller.user(), clock.millis()));
            return alias;
        });
    }

    /**
     * Whoever made the alias, an administrator, and those who may name the room's canonical alias.
     *
     * @throws MatrixException {@code M_NOT_FOUND}, {@code M_FORBIDDEN}
     */
    public void remove(Caller caller, RoomAlias alias) {
        requireOurs(alias);
        journal.write(pen -> {
            StoredAlias stored = aliases.find(alias)
                    .orElseThrow(() -> MatrixException.notFound("Room alias " + alias + " not found"));
            if (!mayRemove(pen, caller, stored)) throw MatrixException.forbidden("You may not remove this alias");
            aliases.remove(alias);
            if (mayNameRoom(pen, stored.room(), caller.user())) unlist(pen, caller.user(), stored);
            return alias;
        });
    }

    private void requireOurs(RoomAlias alias) {
        boolean ours = alias.server().equals(configuration.serverName());
        if (!ours) throw MatrixException.invalidParam("the alias belongs to another server");
    }

    private static boolean mayRemove(Pen pen, Caller caller, StoredAlias stored) {
        return caller.admin()
                || stored.creator().equals(caller.user())
                || mayNameRoom(pen, stored.room(), caller.user());
    }

    private static boolean mayNameRoom(Pen pen, RoomId room, UserId user) {
        return pen.findRoom(room).isPresent() && Members.mayName(pen.state(room), user);
    }

    private static void unlist(Pen pen, UserId user, StoredAlias stored) {
        StateKey key = StateKey.of(EventType.CANONICAL_ALIAS);
        pen.state(stored.room())
                .get(key)
                .flatMap(event -> CanonicalAlias.without(event.content(), stored.alias()))
                .ifPresent(content -> pen.append(NewEvent.state(stored.room(), user, key, content)));
    }
}
