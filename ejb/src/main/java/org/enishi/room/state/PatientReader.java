package org.enishi.room.state;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.handshake.given.WholeRooms;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.timeline.Reader;

/** Reads state and members; where the members of a room are still being fetched it waits for them, without a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PatientReader {
    @Inject
    WholeRooms whole;

    @Inject
    MemberReader members;

    @Inject
    StateReader states;

    /** As {@link MemberReader#members}. */
    public byte[] members(Reader reader, RoomId room, MemberReader.Wanted wanted) {
        whole.await(room);
        return members.members(reader, room, wanted);
    }

    /** As {@link MemberReader#joined}. */
    public JsonObject joined(UserId reader, RoomId room) {
        whole.await(room);
        return members.joined(reader, room);
    }

    /** As {@link StateReader#all}. */
    public byte[] all(Reader reader, RoomId room) {
        whole.await(room);
        return states.all(reader, room);
    }

    /** As {@link StateReader#content}. */
    public byte[] content(Reader reader, RoomId room, StateKey key) {
        if (key.type().equals(EventType.MEMBER)) whole.await(room);
        return states.content(reader, room, key);
    }

    /** As {@link StateReader#event}. */
    public byte[] event(Reader reader, RoomId room, StateKey key) {
        if (key.type().equals(EventType.MEMBER)) whole.await(room);
        return states.event(reader, room, key);
    }
}
