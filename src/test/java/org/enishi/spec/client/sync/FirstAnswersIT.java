package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.at;
import static org.enishi.spec.client.sync.Device.ids;
import static org.enishi.spec.client.sync.Device.joined;
import static org.enishi.spec.client.sync.Device.types;
import static org.junit.jupiter.api.Named.named;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A device that asks for all again gets the same from memory, as long as nothing has happened. */
@DisplayName("Syncing: the first answer again")
class FirstAnswersIT {
    private static final String PLENTY = "filter={\"room\":{\"timeline\":{\"limit\":50}}}";
    private static final String NEWS = "what is new";

    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final String room = alice.createPublicRoom();
    private String first = "";

    @BeforeEach
    void fill() {
        bob.join(room);
        first = bob.say(room, "first");
        for (int i = 0; i < 5; i++) bob.say(room, "long ".repeat(4_000));
    }

    @Test
    void is_the_same_to_the_letter() {
        assertThat(text(alice)).hasSizeGreaterThan(64 << 10).isEqualTo(text(alice));
    }

    @ParameterizedTest
    @MethodSource("happenings")
    void tells_what_has_happened_in_between(Consumer<FirstAnswersIT> happening) {
        assertThat(text(alice)).doesNotContain(NEWS);
        happening.accept(this);
        assertThat(text(alice)).contains(NEWS);
        assertThat(text(alice)).contains(NEWS);
    }

    static Stream<Named<Consumer<FirstAnswersIT>>> happenings() {
        return Stream.of(
                named("a message", all -> all.bob.say(all.room, NEWS)),
                named("state", all -> all.alice.state(all.room, "m.room.topic", "topic", NEWS)),
                named("a redaction", all -> all.redact(all.first)),
                named("account data", all -> all.alice.put(all.ofAlice("account_data/org.example.data"), value("a"))),
                named(
                        "data of a room",
                        all -> all.alice.put(
                                all.ofAlice("rooms/" + Person.segment(all.room) + "/account_data/org.example.data"),
                                value("a"))),
                named(
                        "an invitation",
                        all -> all.bob.invite(
                                all.bob.createRoom(Json.createObjectBuilder().add("name", NEWS)), all.alice)),
                named(
                        "another room",
                        all -> all.alice.createRoom(Json.createObjectBuilder().add("name", NEWS))),
                named("a message to the device", FirstAnswersIT::note));
    }

    @Test
    void tells_who_has_read_and_who_types() {
        text(alice);
        bob.post(
                "/rooms/" + Person.segment(room) + "/receipt/m.read/" + Person.segment(first),
                JsonValue.EMPTY_JSON_OBJECT);
        assertThat(ephemeral()).contains("m.receipt").doesNotContain("m.typing");
        JsonObject typing = Json.createObjectBuilder()
                .add("typing", true)
                .add("timeout", 60_000)
                .build();
        bob.put("/rooms/" + Person.segment(room) + "/typing/" + Person.segment(bob.user()), typing);
        assertThat(ephemeral()).contains("m.receipt", "m.typing");
    }

    @Test
    void counts_what_has_been_read() {
        assertThat(unread()).isPositive();
        List<String> told = ids(joined(alice.peek(PLENTY), room), "timeline");
        String last = told.get(told.size() - 1);
        alice.post(
                "/rooms/" + Person.segment(room) + "/receipt/m.read.private/" + Person.segment(last),
                JsonValue.EMPTY_JSON_OBJECT);
        assertThat(unread()).isZero();
    }

    @Test
    void leaves_out_a_room_that_was_left_and_people_who_are_ignored() {
        JsonObject ignored = Json.createObjectBuilder()
                .add("ignored_users", Json.createObjectBuilder().add(bob.user(), value("a")))
                .build();
        assertThat(ids(joined(alice.peek(PLENTY), room), "timeline")).contains(first);
        alice.put(ofAlice("account_data/m.ignored_user_list"), ignored);
        assertThat(ids(joined(alice.peek(PLENTY), room), "timeline"))
                .isNotEmpty()
                .doesNotContain(first);
        alice.leave(room);
        assertThat(joined(alice.peek(PLENTY), room)).isEmpty();
    }

    @Test
    void is_made_anew_for_whoever_asks_for_something_else() {
        assertThat(ids(joined(alice.peek(PLENTY), room), "timeline")).hasSizeGreaterThan(5);
        assertThat(ids(joined(alice.peek("filter={\"room\":{\"timeline\":{\"limit\":4}}}"), room), "timeline"))
                .hasSize(4);
    }

    @Test
    void does_not_bring_messages_to_the_device_back_once_they_were_acknowledged() {
        note();
        JsonObject answer = alice.peek(PLENTY);
        assertThat(answer.toString()).contains(NEWS);
        alice.person()
                .talk()
                .get(Device.CLIENT + "/sync?since=" + answer.getString("next_batch"))
                .ok();
        assertThat(text(alice)).doesNotContain(NEWS);
    }

    private static JsonObject value(String key) {
        return Json.createObjectBuilder().add(key, NEWS).build();
    }

    private static String text(Device device) {
        return device.peek(PLENTY).toString();
    }

    private String ofAlice(String path) {
        return "/user/" + Person.segment(alice.user()) + "/" + path;
    }

    /** To Alice's devices, by Bob. */
    private void note() {
        var toAlice = Json.createObjectBuilder()
                .add(alice.user(), Json.createObjectBuilder().add("*", value("a")));
        bob.put(
                "/sendToDevice/org.example.note/t" + first.hashCode(),
                Json.createObjectBuilder().add("messages", toAlice).build());
    }

    private void redact(String event) {
        bob.put(
                "/rooms/" + Person.segment(room) + "/redact/" + Person.segment(event) + "/r" + event.hashCode(),
                Json.createObjectBuilder().add("reason", NEWS).build());
    }

    private List<String> ephemeral() {
        return types(joined(alice.peek(PLENTY), room), "ephemeral");
    }

    private int unread() {
        return at(joined(alice.peek(PLENTY), room), "unread_notifications").getInt("notification_count");
    }
}
