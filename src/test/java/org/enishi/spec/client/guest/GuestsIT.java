package org.enishi.spec.client.guest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#guest-access">Matrix v1.19, "Guest Access"</a> */
@DisplayName("Guest Access")
class GuestsIT {
    private static final String CLIENT = "/_matrix/client/v3";
    private static final String OPEN = "{\"guest_access\":\"can_join\"}";
    private static final EnishiServer SERVER =
            new EnishiServer(Map.of("enishi.registration.guests", "true", "enishi.registration.open", "true"));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void when_registering_a_guest_all_parameters_but_the_display_name_of_the_device_are_ignored() {
        JsonObject made = SERVER.talk()
                .post(
                        CLIENT + "/register?kind=guest",
                        "{\"username\":7,\"device_id\":\"MINE\",\"initial_device_display_name\":\"Kiosk\","
                                + "\"inhibit_login\":true,\"refresh_token\":true}")
                .ok();
        assertThat(made).containsOnlyKeys("user_id", "access_token", "device_id");
        assertThat(made.getString("device_id")).isNotEqualTo("MINE");
        HttpTalk talk = new HttpTalk(SERVER.http(), made.getString("access_token"));
        JsonObject device =
                talk.get(CLIENT + "/devices/" + made.getString("device_id")).ok();
        assertThat(device.getString("display_name")).isEqualTo("Kiosk");
    }

    @Test
    void a_server_that_allows_no_guests_says_so() {
        Reply reply = Servers.one().talk().post(CLIENT + "/register?kind=guest", "{}");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_GUEST_ACCESS_FORBIDDEN");
    }

    @Test
    void whoami_tells_a_guest_from_a_user() {
        assertThat(isGuest(guest())).isTrue();
        assertThat(isGuest(SERVER.person("user"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /createRoom",
        "POST, /join/%23room:example.org",
        "POST, /knock/%23room:example.org",
        "POST, /rooms/!room:example.org/invite",
        "POST, /rooms/!room:example.org/kick",
        "POST, /rooms/!room:example.org/forget",
        "PUT, /rooms/!room:example.org/redact/$event/1",
        "PUT, /rooms/!room:example.org/typing/@a:example.org",
        "GET, /rooms/!room:example.org/joined_members",
        "GET, /joined_rooms",
        "GET, /capabilities",
        "GET, /pushrules/",
        "GET, /keys/changes?from=a&to=b",
        "POST, /keys/device_signing/upload",
        "POST, /keys/signatures/upload",
        "POST, /account/password",
        "POST, /account/deactivate",
        "POST, /logout",
        "POST, /delete_devices",
        "DELETE, /devices/ABC",
        "POST, /publicRooms",
        "GET, /user/@a:example.org/account_data/a.b"
    })
    void what_is_not_listed_is_closed_to_guests(String method, String path) {
        Reply reply = guest().talk().send(method, CLIENT + path, "{}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_GUEST_ACCESS_FORBIDDEN");
    }

    @Test
    void guests_may_only_join_rooms_whose_guest_access_is_can_join() {
        Person host = SERVER.person("host");
        ChatRoom room = ChatRoom.openedBy(host);
        Person guest = guest();
        room.invite(host, guest).ok();
        assertThat(room.join(guest).errcode()).isEqualTo("M_GUEST_ACCESS_FORBIDDEN");
        String asState = "m.room.member/" + Person.segment(guest.userId());
        assertThat(room.set(guest, asState, "{\"membership\":\"join\"}").errcode())
                .isEqualTo("M_GUEST_ACCESS_FORBIDDEN");
        room.set(host, "m.room.guest_access", OPEN).ok();
        room.join(guest).ok();
    }

    @Test
    void guests_join_no_room_of_which_this_server_knows_nothing() {
        var elsewhere = new ChatRoom("!unknown:example.org");
        assertThat(elsewhere.join(guest()).errcode()).isEqualTo("M_GUEST_ACCESS_FORBIDDEN");
    }

    @Test
    void guests_send_any_event_read_and_leave() {
        Person host = SERVER.person("host");
        ChatRoom room = openToGuests(host);
        Person guest = guest();
        room.join(guest).ok();
        room.say(guest, "hello");
        guest.talk().put(room.path("send/org.example.any/1"), "{}").ok();
        assertThat(room.texts(guest)).contains("hello");
        assertThat(room.state(guest, "m.room.guest_access").ok().getString("guest_access"))
                .isEqualTo("can_join");
        guest.talk().get(room.path("members")).ok();
        assertThat(guest.talk()
                        .get(CLIENT + "/sync")
                        .ok()
                        .getJsonObject("rooms")
                        .getJsonObject("join"))
                .containsKey(room.id());
        room.leave(guest).ok();
    }

    @Test
    void guests_preview_rooms_that_all_may_read() {
        Person host = SERVER.person("host");
        ChatRoom room = openToGuests(host);
        room.set(host, "m.room.history_visibility", "{\"history_visibility\":\"world_readable\"}")
                .ok();
        Person guest = guest();
        String from = guest.talk()
                .get(room.path("initialSync"))
                .ok()
                .getJsonObject("messages")
                .getString("end");
        room.say(host, "for all to hear");
        String events = CLIENT + "/events?room_id=" + Person.segment(room.id()) + "&from=" + from;
        assertThat(guest.talk().get(events).ok().toString()).contains("for all to hear");
    }

    @Test
    void if_guest_access_is_changed_guests_are_set_to_leave_and_users_stay() {
        Person host = SERVER.person("host");
        ChatRoom room = openToGuests(host);
        Person guest = guest();
        Person user = SERVER.person("user");
        room.join(guest).ok();
        room.join(user).ok();
        room.set(host, "m.room.guest_access", "{\"guest_access\":\"forbidden\"}")
                .ok();
        Awaitility.await()
                .untilAsserted(() -> assertThat(membership(room, host, guest)).isEqualTo("leave"));
        assertThat(membership(room, host, user)).isEqualTo("join");
    }

    @Test
    void guests_may_only_modify_their_display_name() {
        Person guest = guest();
        String profile = CLIENT + "/profile/" + Person.segment(guest.userId());
        guest.talk()
                .put(profile + "/displayname", "{\"displayname\":\"Visitor\"}")
                .ok();
        assertThat(guest.talk()
                        .put(profile + "/avatar_url", "{\"avatar_url\":\"mxc://a/b\"}")
                        .errcode())
                .isEqualTo("M_GUEST_ACCESS_FORBIDDEN");
        assertThat(guest.talk().delete(profile + "/avatar_url").errcode()).isEqualTo("M_GUEST_ACCESS_FORBIDDEN");
    }

    @Test
    void a_guest_becomes_a_user_by_registering_with_the_token_and_the_own_name() {
        Person guest = guest();
        String localpart = guest.userId().substring(1, guest.userId().indexOf(':'));
        assertThat(upgrade(guest.token(), "another").errcode()).isEqualTo("M_INVALID_USERNAME");
        assertThat(upgrade(SERVER.person("user").token(), localpart).errcode()).isEqualTo("M_FORBIDDEN");
        JsonObject made = upgrade(guest.token(), localpart).ok();
        assertThat(made.getString("user_id")).isEqualTo(guest.userId());
        assertThat(isGuest(guest)).isFalse();
        guest.talk().post(CLIENT + "/createRoom", "{}").ok();
        assertThat(upgrade(guest.token(), localpart).errcode()).isEqualTo("M_FORBIDDEN");
    }

    private static Reply upgrade(String token, String username) {
        var body = Json.createObjectBuilder()
                .add("guest_access_token", token)
                .add("username", username)
                .add("password", "correct horse battery")
                .add("auth", Json.createObjectBuilder().add("type", "m.login.dummy"));
        return SERVER.talk().post(CLIENT + "/register", body.build());
    }

    private static Person guest() {
        JsonObject made =
                SERVER.talk().post(CLIENT + "/register?kind=guest", "{}").ok();
        return new Person(
                SERVER, made.getString("user_id"), made.getString("device_id"), made.getString("access_token"), "");
    }

    private static boolean isGuest(Person person) {
        return person.talk().get(CLIENT + "/account/whoami").ok().getBoolean("is_guest");
    }

    private static ChatRoom openToGuests(Person host) {
        ChatRoom room = ChatRoom.openedBy(host);
        room.set(host, "m.room.guest_access", OPEN).ok();
        return room;
    }

    private static String membership(ChatRoom room, Person reader, Person of) {
        return room.state(reader, "m.room.member/" + Person.segment(of.userId()))
                .ok()
                .getString("membership");
    }
}
