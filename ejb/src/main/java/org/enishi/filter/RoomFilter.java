package org.enishi.filter;

import org.enishi.id.RoomId;

/** What is wanted of rooms. */
public record RoomFilter(
        Choice<String> rooms,
        boolean includeLeave,
        EventFilter ephemeral,
        EventFilter state,
        EventFilter timeline,
        EventFilter accountData) {
    static final RoomFilter ALL =
            new RoomFilter(Choice.all(), false, EventFilter.ALL, EventFilter.ALL, EventFilter.ALL, EventFilter.ALL);

    public boolean takes(RoomId room) {
        return rooms.takes(room.value());
    }
}
