package org.enishi.spec.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#rate-limiting">Matrix v1.19, "Rate limiting"</a> */
@DisplayName("Rate limiting")
class RateLimitsIT {
    private static final String FEW = "3/1h";
    private static final String WRONG = "{\"type\":\"m.login.password\",\"password\":\"wrong\"}";
    private static final EnishiServer SERVER = server();

    private static EnishiServer server() {
        var server = new EnishiServer(Map.of(
                "enishi.registration.open", "true",
                "enishi.registration.with-token", "true",
                "enishi.limits.enabled", "true"));
        Stream.of("login", "registration", "join", "invite", "message", "presence", "user-directory", "media", "client")
                .forEach(limit -> server.set("enishi.limits." + limit, FEW));
        return server;
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | v3/register | {}",
                "GET | v3/register/available?username=anna | ''",
                "GET | v1/register/m.login.registration_token/validity?token=any | ''",
                "GET | v3/login | ''",
                "POST | v3/login | {\"type\":\"m.login.password\",\"user\":\"anna\",\"password\":\"wrong\"}",
                "POST | v3/refresh | {\"refresh_token\":\"none\"}",
            })
    void of_one_address_too_many_requests_are_refused(String method, String path, String body) {
        assertRefusedInTheEnd(SERVER.talk(), method, path, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | v1/login/get_token | {}",
                "POST | v3/account/password | {\"new_password\":\"another horse battery\",\"auth\":AUTH}",
                "POST | v3/account/deactivate | {\"auth\":AUTH}",
                "GET | v3/account/whoami | ''",
                "PUT | v3/profile/USER/displayname | {\"displayname\":\"Anna\"}",
                "DELETE | v3/profile/USER/displayname | ''",
                "POST | v3/user_directory/search | {\"search_term\":\"anna\"}",
                "GET | v1/mutual_rooms?user_id=@bob:example.org | ''",
                "POST | v3/user/USER/openid/request_token | {}",
                "PUT | v3/presence/USER/status | {\"presence\":\"online\"}",
                "GET | v3/capabilities | ''",
                "POST | v3/join/ROOM | {}",
                "POST | v3/rooms/ROOM/join | {}",
                "POST | v3/rooms/ROOM/invite | {\"user_id\":\"@bob:example.org\"}",
                "POST | v3/knock/ROOM | {}",
                "POST | v3/rooms/ROOM/leave | {}",
                "POST | v3/rooms/ROOM/forget | {}",
                "GET | v3/rooms/ROOM/aliases | ''",
                "GET | v1/rooms/ROOM/hierarchy | ''",
                "GET | v1/rooms/ROOM/timestamp_to_event?ts=0&dir=f | ''",
                "PUT | v3/rooms/ROOM/typing/USER | {\"typing\":true}",
                "POST | v3/rooms/ROOM/receipt/m.read/EVENT | {}",
                "POST | v3/rooms/ROOM/read_markers | {\"m.fully_read\":\"EVENT\"}",
                "POST | v3/room_keys/version | {\"algorithm\":\"m.megolm_backup.v1.curve25519-aes-sha2\",\"auth_data\":{}}",
                "GET | v3/room_keys/version | ''",
                "GET | v3/room_keys/version/1 | ''",
                "PUT | v3/room_keys/version/1 | {\"algorithm\":\"m.megolm_backup.v1.curve25519-aes-sha2\",\"auth_data\":{}}",
                "DELETE | v3/room_keys/version/1 | ''",
                "PUT | v3/room_keys/keys?version=1 | {\"rooms\":{}}",
                "GET | v3/room_keys/keys?version=1 | ''",
                "DELETE | v3/room_keys/keys?version=1 | ''",
                "PUT | v3/room_keys/keys/ROOM?version=1 | {\"sessions\":{}}",
                "GET | v3/room_keys/keys/ROOM?version=1 | ''",
                "DELETE | v3/room_keys/keys/ROOM?version=1 | ''",
                "PUT | v3/room_keys/keys/ROOM/session?version=1 | KEY",
                "GET | v3/room_keys/keys/ROOM/session?version=1 | ''",
                "DELETE | v3/room_keys/keys/ROOM/session?version=1 | ''",
            })
    void of_one_user_too_many_requests_are_refused(String method, String path, String body) {
        Person anna = SERVER.person("anna");
        ChatRoom room = ChatRoom.openedBy(anna);
        String event = path.contains("EVENT") || body.contains("EVENT") ? room.say(anna, "hello") : "";
        String place = path.replace("USER", Person.segment(anna.userId()))
                .replace("ROOM", Person.segment(room.id()))
                .replace("EVENT", Person.segment(event));
        String key = "{\"first_message_index\":0,\"forwarded_count\":0,\"is_verified\":true,\"session_data\":{}}";
        assertRefusedInTheEnd(
                anna.talk(),
                method,
                place,
                body.replace("AUTH", WRONG).replace("EVENT", event).replace("KEY", key));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, media/v3/upload",
        "PUT, media/v3/upload/HERE/none",
        "POST, media/v1/create",
        "GET, media/v3/config",
        "GET, client/v1/media/config",
        "GET, client/v1/media/download/HERE/none",
        "GET, client/v1/media/download/HERE/none/name",
        "GET, client/v1/media/thumbnail/HERE/none?width=32&height=32",
    })
    void also_where_it_is_about_files(String method, String path) {
        HttpTalk anna = SERVER.person("anna").talk();
        String whole = "/_matrix/" + path.replace("HERE", SERVER.name());
        for (int i = 0; i < 3; i++) anna.send(method, whole, "");
        assertThat(anna.send(method, whole, "").errcode()).isEqualTo("M_LIMIT_EXCEEDED");
    }

    @Test
    void others_need_not_wait() {
        String whoami = "/_matrix/client/v3/account/whoami";
        Person anna = SERVER.person("anna");
        for (int i = 0; i < 4; i++) anna.talk().get(whoami);
        assertThat(anna.talk().get(whoami).status()).isEqualTo(429);
        assertThat(SERVER.person("bob").talk().get(whoami).status()).isEqualTo(200);
    }

    private static void assertRefusedInTheEnd(HttpTalk talk, String method, String path, String body) {
        Reply reply = talk.send(method, "/_matrix/client/" + path, body);
        for (int i = 0; i < 3 && reply.status() != 429; i++) reply = talk.send(method, "/_matrix/client/" + path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(429);
        assertThat(reply.errcode()).isEqualTo("M_LIMIT_EXCEEDED");
        assertThat(reply.json().getInt("retry_after_ms")).isPositive();
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    }
}
