package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.Person;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.id.EventId;
import org.enishi.json.EventReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PUT /_matrix/federation/v2/send_join, omit_members: as the one who lets in")
class PartialJoinsIT extends FederationIT {
    private static final String OMIT = "?omit_members=true";

    @Test
    void membershipEventsAreOmittedFromStateAndTheServersOfTheRoomAreTold() {
        Room room = town.room("shared");
        set(room, "m.room.name", "{\"name\":\"Large\"}");
        Person zoe = joined(room);
        PeerRoom.join(town.peer(0), town.server(), room.id());
        JsonObject answer = PeerRoom.letIn(town.peer(1), town.server(), room.id(), OMIT);
        assertThat(answer.getBoolean("members_omitted")).isTrue();
        assertThat(answer.getJsonArray("servers_in_room").getValuesAs(JsonString.class))
                .extracting(JsonString::getString)
                .containsExactlyInAnyOrder(
                        town.server().name(), town.peer(0).name().value());
        List<Event> state = events(answer, "state");
        assertThat(state).filteredOn(event -> event.membership().isPresent()).isEmpty();
        assertThat(state)
                .extracting(event -> event.type().value())
                .contains("m.room.create", "m.room.join_rules", "m.room.power_levels", "m.room.name");
        assertThat(answer.toString()).doesNotContain(zoe.userId());
    }

    @Test
    void redundantEventsAreOmittedFromTheAuthChainWhichIsWholeAllTheSame() {
        Room room = town.room("shared");
        JsonObject answer = PeerRoom.letIn(town.peer(1), town.server(), room.id(), OMIT);
        List<Event> state = events(answer, "state");
        List<Event> chain = events(answer, "auth_chain");
        Set<EventId> told =
                Stream.concat(state.stream(), chain.stream()).map(Event::id).collect(Collectors.toSet());
        assertThat(told).hasSize(state.size() + chain.size());
        Event join = EventReader.read(answer.getJsonObject("event"), RoomVersion.V12);
        for (Event event : Stream.concat(Stream.of(join), Stream.concat(state.stream(), chain.stream()))
                .toList()) assertThat(told).containsAll(event.authEvents());
    }

    @Test
    void theHeroesOfARoomWithoutANameAreTold() {
        Room room = town.room("shared");
        Person zoe = joined(room);
        JsonObject answer = PeerRoom.letIn(town.peer(1), town.server(), room.id(), OMIT);
        assertThat(events(answer, "state"))
                .filteredOn(event -> event.membership().isPresent())
                .extracting(event -> event.stateKeyText().orElseThrow())
                .containsExactlyInAnyOrder(room.alice().userId(), zoe.userId());
    }

    @Test
    void whoDoesNotAskForItIsToldEverybody() {
        Room room = town.room("shared");
        set(room, "m.room.name", "{\"name\":\"Whole\"}");
        JsonObject answer = PeerRoom.letIn(town.peer(1), town.server(), room.id(), "");
        assertThat(answer).doesNotContainKeys("members_omitted", "servers_in_room");
        assertThat(events(answer, "state"))
                .extracting(Event::stateKeyText)
                .extracting(key -> key.orElse(""))
                .contains(room.alice().userId());
    }

    private Person joined(Room room) {
        Person zoe = town.server().person("zoe");
        zoe.talk()
                .post("/_matrix/client/v3/join/" + Person.segment(room.id()), "{}")
                .ok();
        return zoe;
    }

    private static void set(Room room, String type, String content) {
        room.alice()
                .talk()
                .put("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/state/" + type + "/", content)
                .ok();
    }

    private static List<Event> events(JsonObject answer, String key) {
        return answer.getJsonArray(key).getValuesAs(JsonObject.class).stream()
                .map(pdu -> EventReader.read(pdu, RoomVersion.V12))
                .toList();
    }
}
