package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.event.Event;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Backfilling and retrieving missing events: as the one who misses them")
class MissingEventsIT extends FederationIT {
    private static final String BASE = "/_matrix/federation/v1/";

    @Test
    void whatIsMissingIsFetchedFromTheServerThatSentTheEvent() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event one = peer.message("one");
        Event two = peer.message("two");
        Event three = peer.message("three");
        town.peer(0).on(BASE + "get_missing_events", StrangePeer.says(() -> events("events", one, two)));
        peer.send("gap", three.json()).ok();
        assertThat(room.heard()).containsExactly("one", "two", "three");
    }

    @Test
    void whereThatDoesNotReachTheStateAtTheGapIsFetched() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        peer.message("lost for ever");
        Event after = peer.message("after the gap");
        town.peer(0).on(BASE + "get_missing_events", StrangePeer.says(() -> events("events")));
        town.peer(0)
                .on(
                        BASE + "state_ids",
                        StrangePeer.says(() -> Json.object()
                                .add(
                                        "pdu_ids",
                                        Json.array(peer.state().stream()
                                                .map(each -> each.id().value())
                                                .toList()))
                                .add("auth_chain_ids", Json.array())
                                .build()));
        peer.send("wide", after.json()).ok();
        assertThat(room.heard()).containsExactly("after the gap");
        room.say("an answer");
        assertThat(room.heard()).containsExactly("after the gap", "an answer");
    }

    @Test
    void aServerThatDoesNotTellOrNeverEndsHoldsUpOnlyItself() {
        Room room = town.room("shared");
        PeerRoom silent = PeerRoom.join(town.peer(1), town.server(), room.id());
        PeerRoom good = PeerRoom.join(town.peer(2), town.server(), room.id());
        town.peer(1).on(BASE + "get_missing_events", town.peer(1).endless());
        silent.message("never told");
        Event after = silent.message("rests on nothing");
        good.send("meanwhile", good.message("meanwhile").json()).ok();
        JsonObject result = silent.send("endless", after.json()).ok().getJsonObject("pdus");
        assertThat(result.getJsonObject(after.id().value())).containsKey("error");
        assertThat(room.heard()).containsExactly("meanwhile");
    }

    private static JsonObject events(String key, Event... events) {
        JsonArrayBuilder all = Json.array();
        List.of(events).forEach(event -> all.add(event.json()));
        return Json.object().add(key, all).build();
    }
}
