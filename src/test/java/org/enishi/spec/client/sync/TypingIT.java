package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.enishi.spec.client.sync.Device.CLIENT;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.joined;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#typing-notifications">Matrix v1.19, "Typing
 *     Notifications"</a>
 */
@DisplayName("Typing")
class TypingIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final String room = alice.createPublicRoom();

    @BeforeEach
    void meet() {
        bob.join(room);
        alice.sync();
        bob.sync();
    }

    @Test
    void who_waits_is_told_at_once_and_each_change_names_all_who_type() throws Exception {
        CompletableFuture<JsonObject> waiting = alice.syncLater(60_000);
        type(bob, bob.user(), "{\"typing\":true,\"timeout\":60000}").ok();
        JsonObject answer = waiting.get(30, TimeUnit.SECONDS);
        assertThat(typists(answer)).containsExactly(bob.user());
        assertThat(joined(answer, room)).doesNotContainKeys("timeline", "state");
        type(alice, alice.user(), "{\"typing\":true,\"timeout\":60000}").ok();
        assertThat(typists(alice.sync())).containsExactlyInAnyOrder(alice.user(), bob.user());
        type(bob, bob.user(), "{\"typing\":false}").ok();
        assertThat(typists(alice.sync())).containsExactly(alice.user());
        assertThat(alice.sync()).containsOnlyKeys(Device.NOTHING);
    }

    @Test
    void it_ends_by_itself() throws Exception {
        type(bob, bob.user(), "{\"typing\":true,\"timeout\":700}").ok();
        assertThat(typists(alice.sync())).containsExactly(bob.user());
        assertThat(typists(alice.syncLater(60_000).get(30, TimeUnit.SECONDS))).isEmpty();
    }

    @Test
    void who_comes_to_know_the_room_is_told_who_types() {
        type(bob, bob.user(), "{\"typing\":true}").ok();
        assertThat(typists(new Device(alice.person().onAnotherDevice()).sync())).containsExactly(bob.user());
        Device carol = new Device(server.person("carol"));
        carol.sync();
        carol.join(room);
        assertThat(typists(carol.sync())).containsExactly(bob.user());
    }

    @Test
    void others_are_told_nothing() {
        Device carol = new Device(server.person("carol"));
        carol.createPublicRoom();
        carol.sync();
        type(bob, bob.user(), "{\"typing\":true}").ok();
        assertThat(carol.sync()).containsOnlyKeys(Device.NOTHING);
    }

    @Test
    void nobody_types_for_another_or_where_they_are_not() {
        assertThat(type(bob, alice.user(), "{\"typing\":true}").errcode()).isEqualTo("M_FORBIDDEN");
        Device carol = new Device(server.person("carol"));
        assertThat(type(carol, carol.user(), "{\"typing\":true}").errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(type(bob, bob.user(), "{}").errcode()).isEqualTo("M_MISSING_PARAM");
    }

    @Test
    void who_leaves_types_no_more() {
        type(bob, bob.user(), "{\"typing\":true,\"timeout\":120000}").ok();
        assertThat(typists(alice.sync())).containsExactly(bob.user());
        bob.leave(room);
        awaitTypists();
    }

    @Test
    void who_is_banned_types_no_more_and_others_go_on() {
        type(bob, bob.user(), "{\"typing\":true,\"timeout\":120000}").ok();
        type(alice, alice.user(), "{\"typing\":true,\"timeout\":120000}").ok();
        assertThat(typists(alice.sync())).containsExactlyInAnyOrder(alice.user(), bob.user());
        alice.post(
                "/rooms/" + Person.segment(room) + "/ban",
                Json.createObjectBuilder().add("user_id", bob.user()).build());
        awaitTypists(alice.user());
    }

    @Test
    void who_renames_themselves_types_on() {
        type(bob, bob.user(), "{\"typing\":true,\"timeout\":120000}").ok();
        alice.sync();
        Device carol = new Device(server.person("carol"));
        carol.join(room);
        type(carol, carol.user(), "{\"typing\":true,\"timeout\":120000}").ok();
        bob.put(
                "/rooms/" + Person.segment(room) + "/state/m.room.member/" + Person.segment(bob.user()),
                Json.createObjectBuilder()
                        .add("membership", "join")
                        .add("displayname", "Robert")
                        .build());
        carol.leave(room);
        awaitTypists(bob.user());
    }

    /** Until a sync tells so. */
    private void awaitTypists(String... users) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> events(joined(alice.sync(), room), "ephemeral").stream()
                        .map(event -> event.getJsonObject("content").getJsonArray("user_ids"))
                        .anyMatch(ids -> ids.getValuesAs(JsonString::getString).equals(List.of(users))));
    }

    private Reply type(Device who, String user, String body) {
        String path = CLIENT + "/rooms/" + Person.segment(room) + "/typing/" + Person.segment(user);
        return who.person().talk().put(path, body);
    }

    private List<String> typists(JsonObject answer) {
        JsonObject event = events(joined(answer, room), "ephemeral").get(0);
        assertThat(event.getString("type")).isEqualTo("m.typing");
        return event.getJsonObject("content").getJsonArray("user_ids").getValuesAs(JsonString::getString);
    }
}
