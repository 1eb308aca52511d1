package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.enishi.spec.client.sync.Device.CLIENT;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#presence">Matrix v1.19, "Presence"</a> */
@DisplayName("Presence")
class PresenceIT {
    private static final String QUIET = "set_presence=offline";
    private static final EnishiServer SERVER = new EnishiServer(Map.of(
            "enishi.presence", "local",
            "enishi.limits.enabled", "true",
            "enishi.limits.presence", "5/1h",
            "enishi.limits.registration", "1000/1s"));

    private final Device alice = new Device(SERVER.person("alice"));
    private final Device bob = new Device(SERVER.person("bob"));
    private final String room = alice.createPublicRoom();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void meet() {
        bob.join(room);
        alice.sync(QUIET);
    }

    @Test
    void who_is_connected_to_an_event_stream_is_online() {
        assertThat(state(alice, bob)).isEqualTo("offline");
        bob.sync();
        assertThat(state(alice, bob)).isEqualTo("online");
        JsonObject told = heard(alice, bob, "online");
        assertThat(told.getBoolean("currently_active")).isTrue();
        assertThat(told.getInt("last_active_ago")).isNotNegative();
    }

    @Test
    void who_waits_is_told_once_who_comes() throws Exception {
        var waiting = alice.syncLater(60_000, QUIET);
        bob.sync();
        JsonObject answer = waiting.get(30, TimeUnit.SECONDS);
        assertThat(presence(answer))
                .singleElement()
                .satisfies(event -> assertThat(event.getString("sender")).isEqualTo(bob.user()));
        assertThat(alice.sync(QUIET)).containsOnlyKeys(Device.NOTHING);
    }

    @Test
    void a_client_may_sync_without_being_online_or_as_idle() {
        bob.sync(QUIET);
        assertThat(state(alice, bob)).isEqualTo("offline");
        bob.sync("set_presence=unavailable");
        assertThat(state(alice, bob)).isEqualTo("unavailable");
        heard(alice, bob, "unavailable");
        assertThat(bob.refused("set_presence=busy").errcode()).isEqualTo("M_INVALID_PARAM");
    }

    @Test
    void a_status_is_told_with_its_message_until_another_is_set() {
        set(bob, "online", "in a meeting").ok();
        assertThat(heard(alice, bob, "online").getString("status_msg")).isEqualTo("in a meeting");
        set(bob, "unavailable", "").ok();
        assertThat(heard(alice, bob, "unavailable")).doesNotContainKey("status_msg");
        assertThat(get(bob, bob).ok().getString("presence")).isEqualTo("unavailable");
    }

    @Test
    void whoever_hides_stays_hidden_while_syncing_and_whoever_acts_is_no_longer_idle() {
        set(bob, "offline", "").ok();
        bob.sync();
        assertThat(state(alice, bob)).isEqualTo("offline");
        set(bob, "unavailable", "").ok();
        bob.sync();
        assertThat(state(alice, bob)).isEqualTo("unavailable");
        bob.say(room, "I am here");
        assertThat(state(alice, bob)).isEqualTo("online");
    }

    @Test
    void the_most_active_device_counts() {
        bob.sync();
        new Device(bob.person().onAnotherDevice()).sync("set_presence=unavailable");
        assertThat(state(alice, bob)).isEqualTo("online");
    }

    @Test
    void only_those_who_share_a_room_are_told() {
        Device carol = new Device(SERVER.person("carol"));
        carol.sync(QUIET);
        bob.sync();
        heard(alice, bob, "online");
        assertThat(carol.sync(QUIET)).doesNotContainKey("presence");
        Reply refused = get(carol, bob);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errcode()).isEqualTo("M_FORBIDDEN");
        carol.join(room);
        assertThat(presence(carol.sync(QUIET)))
                .extracting(event -> event.getString("sender"))
                .contains(bob.user());
    }

    @Test
    void who_comes_into_a_room_is_made_known_there() {
        Device carol = new Device(SERVER.person("carol"));
        carol.sync();
        carol.join(room);
        heard(alice, carol, "online");
    }

    @Test
    void who_ignores_somebody_is_told_nothing_of_them() {
        Device carol = new Device(SERVER.person("carol"));
        carol.join(room);
        carol.sync(QUIET);
        JsonObject ignored = Json.createObjectBuilder()
                .add("ignored_users", Json.createObjectBuilder().add(bob.user(), JsonObject.EMPTY_JSON_OBJECT))
                .build();
        alice.put("/user/" + Person.segment(alice.user()) + "/account_data/m.ignored_user_list", ignored);
        alice.sync(QUIET);
        set(bob, "online", "in a meeting").ok();
        heard(carol, bob, "online");
        for (JsonObject answer : List.of(alice.sync(QUIET), new Device(alice.person()).sync(QUIET)))
            assertThat(presence(answer))
                    .noneMatch(event -> event.getString("sender").equals(bob.user()));
    }

    @Test
    void whose_account_has_ended_is_gone() {
        bob.sync();
        heard(alice, bob, "online");
        bob.person().deactivate(false);
        heard(alice, bob, "offline");
    }

    @Test
    void a_filter_leaves_it_out() {
        bob.sync();
        heard(alice, bob, "online");
        Device other = new Device(alice.person().onAnotherDevice());
        assertThat(other.sync(QUIET, "filter={\"presence\":{\"not_types\":[\"*\"]}}"))
                .doesNotContainKey("presence");
        assertThat(presence(new Device(alice.person()).sync(QUIET))).isNotEmpty();
    }

    @Test
    void nobody_sets_it_for_another_or_to_what_there_is_not_or_too_often() {
        assertThat(put(bob, alice.user(), "{\"presence\":\"online\"}").errcode())
                .isEqualTo("M_FORBIDDEN");
        assertThat(put(bob, bob.user(), "{\"presence\":\"busy\"}").errcode()).isEqualTo("M_INVALID_PARAM");
        assertThat(put(bob, bob.user(), "{}").errcode()).isEqualTo("M_MISSING_PARAM");
        Reply reply = set(bob, "online", "");
        for (int i = 0; i < 5; i++) reply = set(bob, "online", "");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.errcode()).isEqualTo("M_LIMIT_EXCEEDED");
    }

    @Test
    void sliding_sync_makes_present_too() {
        bob.person()
                .talk()
                .post("/_matrix/client/unstable/org.matrix.simplified_msc3575/sync?set_presence=unavailable", "{}")
                .ok();
        assertThat(state(alice, bob)).isEqualTo("unavailable");
    }

    /** Syncs until it is told that somebody is in a state. */
    private static JsonObject heard(Device who, Device whom, String state) {
        List<JsonObject> told = new ArrayList<>();
        return await().atMost(30, TimeUnit.SECONDS)
                .until(
                        () -> {
                            told.addAll(presence(who.sync(QUIET)));
                            return told.stream()
                                    .filter(event -> event.getString("sender").equals(whom.user()))
                                    .map(event -> event.getJsonObject("content"))
                                    .filter(content ->
                                            content.getString("presence").equals(state))
                                    .reduce(JsonObject.EMPTY_JSON_OBJECT, (first, second) -> second);
                        },
                        content -> !content.isEmpty());
    }

    private static List<JsonObject> presence(JsonObject answer) {
        return Device.events(answer, "presence");
    }

    private static String state(Device who, Device whom) {
        return get(who, whom).ok().getString("presence");
    }

    private static Reply get(Device who, Device whom) {
        return who.person().talk().get(path(whom.user()));
    }

    private static Reply set(Device who, String state, String message) {
        JsonObject body = Json.createObjectBuilder()
                .add("presence", state)
                .add("status_msg", message)
                .build();
        return put(who, who.user(), body.toString());
    }

    private static Reply put(Device who, String user, String body) {
        return who.person().talk().put(path(user), body);
    }

    private static String path(String user) {
        return CLIENT + "/presence/" + Person.segment(user) + "/status";
    }
}
