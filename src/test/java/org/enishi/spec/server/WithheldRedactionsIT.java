package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.id.EventId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Handling redactions: they should not be sent to clients until both the redaction event and the event the"
        + " redaction affects have been received, and can be validated")
class WithheldRedactionsIT extends FederationIT {
    private static final String CLIENT = "/_matrix/client/";

    private Room room;
    private PeerRoom peer;

    private void share(RoomVersion version) {
        room = town.room("shared", version);
        peer = PeerRoom.join(town.peer(0), town.server(), room.id());
    }

    @ParameterizedTest
    @EnumSource(
            value = RoomVersion.class,
            names = {"V3", "V6", "V10", "V11", "V12"})
    void whatTheSenderMayNotRedactIsNotToldToBeRedacted(RoomVersion version) {
        share(version);
        EventId said = new EventId(room.say("stays"));
        Event redaction = peer.redaction(said, List.of(peer.last().id()));
        send("coup", redaction);
        assertThat(room.heard()).containsExactly("stays");
        assertWithheld(redaction, said);
        send("after", peer.message("onwards"));
        assertThat(room.heard()).containsExactly("stays", "onwards");
        assertWithheld(redaction, said);
    }

    @ParameterizedTest
    @EnumSource(
            value = RoomVersion.class,
            names = {"V3", "V6", "V10", "V11", "V12"})
    void aRedactionWaitsForWhatItRedacts(RoomVersion version) {
        share(version);
        EventId said = new EventId(room.say("before"));
        List<EventId> base = List.of(peer.last().id());
        Event late = peer.message("not to be seen");
        Event redaction = peer.redaction(late.id(), base);
        send("early", redaction);
        assertWithheld(redaction, said);
        String since = sync("").ok().getString("next_batch");

        send("late", late);
        assertThat(room.heard()).containsExactly("before", "(redacted)");
        assertThat(event(redaction).status()).isEqualTo(200);
        JsonObject redacted = event(late).ok();
        assertThat(redacted.getJsonObject("unsigned")
                        .getJsonObject("redacted_because")
                        .getString("event_id"))
                .isEqualTo(redaction.id().value());
        assertThat(chat().types(room.alice())).containsOnlyOnce("m.room.redaction");
        assertThat(told(sync("?since=" + since))).containsOnlyOnce("m.room.redaction");
        assertThat(told(sync(""))).containsOnlyOnce("m.room.redaction");
        assertThat(room.alice().talk().get(CLIENT + "v3/sync").text()).doesNotContain("not to be seen");
    }

    @ParameterizedTest
    @EnumSource(
            value = RoomVersion.class,
            names = {"V1", "V2"})
    void untilVersion2TheAuthorisationRulesDecideAndARedactionIsShownAtOnce(RoomVersion version) {
        share(version);
        EventId said = new EventId(room.say("stays"));
        List<EventId> base = List.of(peer.last().id());
        Event coup = peer.redaction(said, base);
        send("coup", coup);
        assertThat(event(coup).status()).isEqualTo(404);
        Event late = peer.message("not to be seen");
        Event redaction = peer.redaction(late.id(), base);
        send("early", redaction);
        assertThat(event(redaction).status()).isEqualTo(200);
        send("late", late);
        assertThat(room.heard()).containsExactly("stays", "(redacted)");
        assertThat(chat().types(room.alice())).containsOnlyOnce("m.room.redaction");
    }

    private void send(String transaction, Event event) {
        peer.send(transaction + "-withheld-" + event.version(), event.json()).ok();
    }

    private void assertWithheld(Event redaction, EventId around) {
        String id = redaction.id().value();
        assertThat(event(redaction).status()).isEqualTo(404);
        for (String query : List.of("dir=b&limit=100", "dir=f&limit=100"))
            assertThat(chat().messages(room.alice(), query).toString()).doesNotContain(id);
        String context = chat().path("context/" + Person.segment(around.value()) + "?limit=50");
        assertThat(room.alice().talk().get(context).ok().toString()).doesNotContain(id);
        assertThat(sync("").ok().toString()).doesNotContain(id);
        String sliding = CLIENT + "unstable/org.matrix.simplified_msc3575/sync?timeout=0";
        String wish = "{\"lists\":{\"all\":{\"ranges\":[[0,9]],\"timeline_limit\":50,\"required_state\":[]}}}";
        assertThat(room.alice().talk().post(sliding, wish).ok().toString())
                .contains("m.room.message")
                .doesNotContain(id);
    }

    private List<String> told(Reply answer) {
        JsonObject joined =
                answer.ok().getJsonObject("rooms").getJsonObject("join").getJsonObject(room.id());
        return joined.getJsonObject("timeline").getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("type"))
                .toList();
    }

    private Reply sync(String query) {
        return room.alice().talk().get(CLIENT + "v3/sync" + query);
    }

    private Reply event(Event event) {
        return room.alice()
                .talk()
                .get(chat().path("event/" + Person.segment(event.id().value())));
    }

    private ChatRoom chat() {
        return new ChatRoom(room.id());
    }
}
