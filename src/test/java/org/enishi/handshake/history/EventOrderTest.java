package org.enishi.handshake.history;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.json.Json;
import org.junit.jupiter.api.Test;

class EventOrderTest {
    @Test
    void anEventComesBehindThoseItFollowsAndRestsUponWhateverItsDepth() {
        Event first = event("$first", 9, List.of(), List.of());
        Event second = event("$second", 1, List.of("$first"), List.of());
        Event rests = event("$rests", 0, List.of("$elsewhere"), List.of("$second"));
        assertThat(EventOrder.oldestFirst(List.of(rests, second, first))).containsExactly(first, second, rests);
    }

    @Test
    void aLongChainIsPutInOrder() {
        List<Event> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++)
            chain.add(event("$" + i, 0, i == 0 ? List.of() : List.of("$" + (i - 1)), List.of()));
        List<Event> mixed = new ArrayList<>(chain);
        Collections.shuffle(mixed, new Random(7));
        assertThat(EventOrder.oldestFirst(mixed)).isEqualTo(chain);
    }

    @Test
    void aCycleDoesNotHoldUs() {
        Event one = event("$one", 1, List.of("$two"), List.of());
        Event two = event("$two", 2, List.of("$one"), List.of("$two"));
        assertThat(EventOrder.oldestFirst(List.of(one, two, one))).containsExactlyInAnyOrder(one, two);
    }

    private static Event event(String id, long depth, List<String> prev, List<String> auth) {
        JsonObject json = Json.object()
                .add("type", "m.room.message")
                .add("sender", "@a:a.example")
                .add("content", Json.object())
                .add("depth", depth)
                .add("origin_server_ts", 1)
                .add("prev_events", Json.array(prev))
                .add("auth_events", Json.array(auth))
                .build();
        return new Event(new EventId(id), new RoomId("!r"), RoomVersion.V12, json, new byte[0]);
    }
}
