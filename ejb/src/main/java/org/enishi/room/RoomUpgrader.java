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
import org.enishi.room.membership.MemberContent;
import org.enishi.room.membership.MemberContents;
import org.enishi.room.succession.Heritage;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.security.Caller;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/**
 * Replaces rooms by successors of another version, whole or not at all.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-upgrades">Matrix v1.19, "Room Upgrades"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoomUpgrader {
    /** Each is an event; further ones are left behind. */
    private static final int MOST_BANS = 200;

    @Inject
    Journal journal;

    @Inject
    Naming naming;

    @Inject
    MemberContents contents;

    @Inject
    MemberStore members;

    @Inject
    Heritage heritage;

    /** What the client wants. */
    public record Body(String newVersion, Optional<List<UserId>> additionalCreators) {}

    /**
     * @return the successor
     * @throws MatrixException {@code M_UNSUPPORTED_ROOM_VERSION}; {@code M_FORBIDDEN} to whoever may not close the room
     */
    public RoomId upgrade(Caller caller, RoomId room, Body wanted) {
        RoomId successor = replace(caller.user(), room, wanted);
        heritage.follow(caller, successor);
        return successor;
    }

    private RoomId replace(UserId upgrader, RoomId room, Body wanted) {
        RoomVersion version = NewRoom.version(wanted.newVersion);
        JsonObject join = contents.of(upgrader, Membership.JOIN, Optional.empty());
        return journal.write(pen -> {
            RoomHead old = pen.findRoom(room).orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
            requireMayClose(pen.state(room), upgrader);
            var upgrade =
                    new RoomUpgrade(pen.state(room), upgrader, version, wanted.additionalCreators.orElse(List.of()));
            RoomHead successor = pen.createRoom(version, upgrader, upgrade.createContent(old));
            pen.append(NewEvent.state(successor.id(), upgrader, StateKey.member(upgrader), join));
            fill(pen, successor.id(), upgrader, upgrade);
            ban(pen, successor.id(), upgrader, members.ofRoom(old.nid(), Membership.BAN, MOST_BANS));
            pen.append(NewEvent.state(room, upgrader, RoomUpgrade.tombstone(), RoomUpgrade.tombstone(successor)));
            upgrade.canonicalAlias(naming.aliases(old))
                    .ifPresent(named -> rename(pen, successor.id(), upgrader, named));
            naming.move(old, successor);
            pen.append(NewEvent.state(successor.id(), upgrader, StateKey.POWER_LEVELS, upgrade.power()));
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
    }

    /** Before the old room's power levels are in force, under which the upgrader might not ban. */
    private static void ban(Pen pen, RoomId room, UserId upgrader, List<RoomMember> banned) {
        JsonObject content = MemberContent.of(Membership.BAN, Optional.empty());
        for (RoomMember member : banned)
            pen.append(NewEvent.state(room, upgrader, StateKey.member(member.user()), content));
    }

    private static void rename(Pen pen, RoomId room, UserId upgrader, JsonObject named) {
        pen.append(NewEvent.state(room, upgrader, StateKey.of(EventType.CANONICAL_ALIAS), named));
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
