package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
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
        town.peer(0).on(BASE + "state_ids", tellingStateOf(peer));
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

    /** Twenty people of the peer's server spoke at once, after something that is told only when it is asked for. */
    @Test
    void historyIsReadToItsBeginningWhereManySpokeAtOnce() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event base = peer.message("base");
        List<Event> branches = IntStream.range(0, 20)
                .mapToObj(number -> peer.message("at once " + number, List.of(base.id()), peer.auth()))
                .toList();
        Event merge = peer.message("after all", branches.stream().map(Event::id).toList(), peer.auth());
        town.peer(0).on(BASE + "get_missing_events", StrangePeer.says(() -> events("events")));
        town.peer(0).on(BASE + "state_ids", tellingStateOf(peer));
        peer.send("merge", merge.json()).ok();
        Queue<JsonObject> pages = new ArrayDeque<>(List.of(
                events("pdus", branches.subList(0, 7).toArray(Event[]::new)),
                events("pdus", branches.subList(7, 19).toArray(Event[]::new)),
                events("pdus", base),
                events("pdus", branches.get(19)),
                events("pdus")));
        town.peer(0).on(BASE + "backfill", StrangePeer.says(() -> pages.size() > 1 ? pages.remove() : pages.element()));
        assertThat(room.readBack())
                .hasSize(22)
                .startsWith("after all")
                .endsWith("base")
                .doesNotHaveDuplicates();
    }

    private static StrangePeer.Behaviour tellingStateOf(PeerRoom peer) {
        return StrangePeer.says(() -> Json.object()
                .add(
                        "pdu_ids",
                        Json.array(peer.state().stream()
                                .map(each -> each.id().value())
                                .toList()))
                .add("auth_chain_ids", Json.array())
                .build());
    }

    private static JsonObject events(String key, Event... events) {
        JsonArrayBuilder all = Json.array();
        List.of(events).forEach(event -> all.add(event.json()));
        return Json.object().add(key, all).build();
    }
}
