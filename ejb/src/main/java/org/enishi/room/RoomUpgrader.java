package org.enishi.room;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.journal.RoomHead;
import org.enishi.room.membership.MemberContents;
import org.enishi.rules.auth.PowerLevels;

/**
 * Replaces rooms by successors of another version, whole or not at all.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-upgrades">Matrix v1.19, "Room Upgrades"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoomUpgrader {
    @Inject
    Journal journal;

    @Inject
    Naming naming;

    @Inject
    MemberContents contents;

    /** What the client wants. */
    public record Body(String newVersion, Optional<List<UserId>> additionalCreators) {}

    /**
     * @return the successor
     * @throws MatrixException {@code M_UNSUPPORTED_ROOM_VERSION}; {@code M_FORBIDDEN} to whoever may not close the room
     */
    public RoomId upgrade(UserId upgrader, RoomId room, Body wanted) {
        RoomVersion version = NewRoom.version(wanted.newVersion);
        JsonObject join = contents.of(upgrader, Membership.JOIN, Optional.empty());
        return journal.write(pen -> {
            RoomHead old = pen.findRoom(room).orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
            var upgrade =
                    new RoomUpgrade(pen.state(room), upgrader, version, wanted.additionalCreators.orElse(List.of()));
            RoomHead successor = pen.createRoom(version, upgrader, upgrade.createContent(old));
            pen.append(NewEvent.state(successor.id(), upgrader, StateKey.member(upgrader), join));
            fill(pen, successor.id(), upgrader, upgrade);
            pen.append(NewEvent.state(room, upgrader, RoomUpgrade.tombstone(), RoomUpgrade.tombstone(successor)));
            naming.move(old, successor);
            close(pen, room, upgrader, upgrade);
            return successor.id();
        });
    }

    private static void requireMayClose(RoomState state, UserId upgrader) {
        var power = PowerLevels.of(state);
        boolean isJoined = state.get(StateKey.member(upgrader))
                .flatMap(Event::membership)
                .filter(Membership.JOIN::equals)
                .isPresent();
        boolean isMighty = power.of(upgrader) >= power.toSend(EventType.TOMBSTONE, true);
        if (!isJoined || !isMighty) throw MatrixException.forbidden("You cannot upgrade this room");
    }

    private static void fill(Pen pen, RoomId room, UserId upgrader, RoomUpgrade upgrade) {
        pen.append(NewEvent.state(room, upgrader, StateKey.POWER_LEVELS, upgrade.firstPower()));
        for (InitialState each : upgrade.state())
            pen.append(NewEvent.state(room, upgrader, each.key(), each.content()));
        pen.append(NewEvent.state(room, upgrader, StateKey.POWER_LEVELS, upgrade.power()));
    }

    /** If the upgrader's power reaches that far. */
    private static void close(Pen pen, RoomId room, UserId upgrader, RoomUpgrade upgrade) {
        try {
            pen.append(NewEvent.state(room, upgrader, StateKey.POWER_LEVELS, upgrade.restrictedPower()));
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_FORBIDDEN) throw refused;
        }
    }
}
