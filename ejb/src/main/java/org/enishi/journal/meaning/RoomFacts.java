package org.enishi.journal.meaning;

import java.util.Optional;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.rules.push.Facts;

/** What somebody's rules want to know of a room, as it stands now. */
public record RoomFacts(UserId user, int memberCount, RoomState state) implements Facts {
    /** @param room surrogate key */
    public static RoomFacts now(Rooms rooms, UserId user, long room) {
        Optional<RoomHead> head = rooms.find(room);
        RoomState state = head.map(found -> rooms.stateAt(found.state())).orElse(RoomState.EMPTY);
        return new RoomFacts(user, head.map(found -> found.members().joined()).orElse(0), state);
    }

    @Override
    public Optional<String> displayName() {
        return state.get(StateKey.member(user)).flatMap(member -> member.contentString("displayname"));
    }

    @Override
    public boolean mayNotify(UserId sender, String key) {
        PowerLevels power = PowerLevels.of(state);
        return power.of(sender) >= power.toNotify(key);
    }
}
