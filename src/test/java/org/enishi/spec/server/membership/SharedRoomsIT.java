package org.enishi.spec.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;
import static org.enishi.spec.server.membership.Neighbours.becomes;
import static org.enishi.spec.server.membership.Neighbours.reads;
import static org.enishi.spec.server.membership.Neighbours.soon;

import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A room of each event format that two servers share")
class SharedRoomsIT {
    private Neighbours they;
    private ChatRoom room;

    @BeforeEach
    void meet() {
        they = Neighbours.meet();
    }

    private void share(String version) {
        room = they.publicRoom(version);
        they.joins(they.bob(), room).ok();
        becomes(they.alice(), room, they.bob(), "join");
    }

    private void redact(Person who, String event) {
        who.talk()
                .put(room.path("redact/" + segment(event) + "/r" + event.hashCode()), "{}")
                .ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "4", "6", "9", "10", "12"})
    void messagesStateAndRedactionsGoBothWays(String version) {
        share(version);
        String ofAlice = room.say(they.alice(), "from Alice");
        String ofBob = room.say(they.bob(), "from Bob");
        for (Person reader : List.of(they.alice(), they.bob())) reads(reader, room, "from Alice", "from Bob");
        room.set(they.alice(), "m.room.topic", "{\"topic\":\"ours\"}").ok();
        soon("the topic", () -> room.state(they.bob(), "m.room.topic").status() == 200);

        redact(they.alice(), ofBob);
        redact(they.alice(), ofAlice);
        soon(
                "nothing left",
                () -> room.texts(they.bob()).stream().filter(String::isEmpty).count() == 2);
        assertThat(room.texts(they.alice())).containsExactly("", "");
        for (Person reader : List.of(they.alice(), they.bob()))
            assertThat(room.types(reader).stream().filter("m.room.redaction"::equals))
                    .hasSize(2);
        String again = room.say(they.bob(), "not for long");
        reads(they.alice(), room, "not for long");
        redact(they.bob(), again);
        soon("taken back", () -> !room.texts(they.alice()).contains("not for long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "6", "9", "12"})
    void whatBothDoAtOnceComesTogether(String version) {
        share(version);
        for (int round = 0; round < 3; round++) {
            room.say(they.alice(), "alice " + round);
            room.say(they.bob(), "bob " + round);
            room.set(they.alice(), "m.room.topic", "{\"topic\":\"round " + round + "\"}")
                    .ok();
        }
        for (Person reader : List.of(they.alice(), they.bob())) {
            reads(reader, room, "alice 0", "bob 0", "alice 1", "bob 1", "alice 2", "bob 2");
            soon(
                    "the last topic",
                    () -> room.state(reader, "m.room.topic").text().contains("round 2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "9"})
    void whoIsBannedThereIsBannedHere(String version) {
        share(version);
        room.about(they.alice(), "ban", they.bob()).ok();
        soon("banned", () -> room.send(they.bob(), "still here?").status() == 403);
        assertThat(they.joins(they.bob(), room).errcode()).isEqualTo("M_FORBIDDEN");
    }
}
