package org.enishi.store.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.fixture.database.Databases;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.room.RoomMember;
import org.junit.jupiter.api.Test;

class AcquaintancesTest {
    private static final UserId BOB = new UserId("@bob:two.example");
    private static final long ROOM = 1;

    private final Acquaintances acquaintances = new Acquaintances();

    @Test
    void who_is_in_a_room_is_no_newcomer_for_a_new_name() {
        acquaintances.stores = new JournalStores(Databases.h2(), 1 << 20);
        acquaintances.stores.memberWriter().put(List.of(member(5, 9)));
        Map<Long, Set<ServerName>> there = Map.of(ROOM, Set.of(BOB.server()));
        assertThat(acquaintances.serversBefore(there, 9)).isEqualTo(there);
        assertThat(acquaintances.serversBefore(there, 5)).isEmpty();
    }

    private static RoomMember member(long since, long position) {
        return new RoomMember(
                ROOM, new RoomId("!r:two.example"), BOB, null, Membership.JOIN, 3, position, since, false);
    }
}
