package org.enishi.room.guest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;

/** One guest leaves one room. */
@ApplicationScoped
class GuestDeparture {
    private static final JsonObject LEAVE =
            Json.object().add("membership", Membership.LEAVE.value()).build();

    @Inject
    Rooms rooms;

    @Inject
    Journal journal;

    void leaveUnlessWelcome(UserId guest, RoomId room) {
        if (GuestAccess.isOpen(rooms.state(room))) return;
        journal.write(Draft.penOnly(room, pen -> leave(pen, guest, room)));
    }

    private static RoomId leave(Pen pen, UserId guest, RoomId room) {
        RoomState state = pen.state(room);
        boolean isIn = state.get(StateKey.member(guest))
                .flatMap(Event::membership)
                .filter(Membership.JOIN::equals)
                .isPresent();
        if (isIn && !GuestAccess.isOpen(state)) pen.append(NewEvent.state(room, guest, StateKey.member(guest), LEAVE));
        return room;
    }
}
