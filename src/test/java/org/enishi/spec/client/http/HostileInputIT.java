package org.enishi.spec.client.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, the answer is a Matrix error, and the server goes on serving. */
@DisplayName("Hostile input of a client")
class HostileInputIT {
    private static final String LOGIN = "/_matrix/client/v3/login";
    private static final String DEVICES = "/_matrix/client/v3/devices/";

    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");

    @AfterEach
    void the_server_goes_on_serving() {
        assertThat(server.talk().get(LOGIN).status()).isEqualTo(200);
    }

    @Nested
    class A_body {
        @ParameterizedTest
        @ValueSource(strings = {"", "{", "nonsense", "{\"a\":}", "{\"type\":\"a\",\"type\":\"b\"}", "{} {}", "\u0000"})
        void that_is_not_json(String body) {
            assertError(server.talk().post(LOGIN, body), 400, "M_NOT_JSON");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "\"text\"", "5", "null", "true"})
        void that_is_no_object(String body) {
            assertError(server.talk().post(LOGIN, body), 400, "M_BAD_JSON");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"type\":\"\u00ff\u00fe\"}",
                    "{\"type\":\"\u00c0\u00af\"}",
                    "{\"type\":\"\u00ed\u00a0\u0080\"}"
                })
        void that_is_not_utf_8(String latin) {
            assertError(post(latin.getBytes(ISO_8859_1), "application/json"), 400, "M_NOT_JSON");
        }

        /** No text of PostgreSQL holds it. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "keys/claim|{'one_time_keys':{'@a:one.example':{'PHONE':'NUL'}}}|M_BAD_JSON",
                    "keys/query|{'device_keys':{'@a:one.example':['NUL']}}|M_BAD_JSON",
                    "room_keys/version|{'algorithm':'NUL','auth_data':{}}|M_INVALID_PARAM",
                    "publicRooms|{'filter':{'generic_search_term':'NUL'}}|M_INVALID_PARAM",
                    "publicRooms|{'filter':{'room_types':['NUL']}}|M_INVALID_PARAM"
                },
                quoteCharacter = '`')
        void with_nul_where_it_would_be_looked_for(String path, String body, String code) {
            String json = body.replace('\'', '"').replace("NUL", "a\\u0000b");
            assertError(alice.talk().post("/_matrix/client/v3/" + path, json), 400, code);
        }

        @Test
        void with_nul_in_the_id_of_a_saved_key() {
            alice.talk()
                    .post("/_matrix/client/v3/room_keys/version", "{\"algorithm\":\"m.x\",\"auth_data\":{}}")
                    .ok();
            String key = "{'first_message_index':0,'forwarded_count':0,'is_verified':true,'session_data':{}}";
            String body = "{'rooms':{'!r:one.example':{'sessions':{'a\\u0000b':" + key + "}}}}";
            assertError(
                    alice.talk().put("/_matrix/client/v3/room_keys/keys?version=1", body.replace('\'', '"')),
                    400,
                    "M_INVALID_PARAM");
        }

        @Test
        void that_nests_ten_thousand_levels_deep() {
            String deep = "{\"type\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
            assertError(server.talk().post(LOGIN, deep), 400, "M_BAD_JSON");
            assertError(server.talk().post(LOGIN, "[".repeat(10_000)), 400, "M_BAD_JSON");
        }

        @Test
        void that_is_larger_than_any_request_needs_to_be() {
            String large = "{\"type\":\"" + "a".repeat(2 << 20) + "\"}";
            assertError(server.talk().post(LOGIN, large), 413, "M_TOO_LARGE");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "no type at all",
                    "a/b; c="
                })
        void of_another_type_is_read_as_json_all_the_same(String type) {
            byte[] body = "{\"type\":\"m.login.magic\"}".getBytes(ISO_8859_1);
            assertError(post(body, type), 400, "M_UNKNOWN");
        }

        @ParameterizedTest
        @ValueSource(strings = {"5", "1e400", "[]", "{}", "true"})
        void with_a_value_of_the_wrong_type(String value) {
            assertError(server.talk().post(LOGIN, "{\"type\":" + value + "}"), 400, "M_BAD_JSON");
        }
    }

    @Nested
    class A_path_parameter {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "%2F",
                    "a%2Fb",
                    "%5C",
                    "a%5Cb",
                    "..%2F..%2Fadmin",
                    "%2E%2E%2F",
                    "..",
                    ".",
                    "%2E%2E",
                    "%25",
                    "a%3Bb",
                    "%0D%0Aa"
                })
        void is_taken_as_it_is(String segment) {
            assertError(alice.talk().get(DEVICES + segment), 404, "M_NOT_FOUND");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%00", "a%00b", "%FF", "%C3%28"})
        void that_is_no_text_or_has_a_nul_is_invalid(String segment) {
            assertError(alice.talk().get(DEVICES + segment), 400, "M_INVALID_PARAM");
        }

        @Test
        void that_is_too_long_is_invalid() {
            assertError(alice.talk().get(DEVICES + "x".repeat(256)), 400, "M_INVALID_PARAM");
        }
    }

    @Nested
    class A_state_key {
        @ParameterizedTest
        @CsvSource({
            "'', ''",
            "%2F, /",
            "a%2Fb, a/b",
            "a/b, a/b",
            "%5C, \\",
            ".., ..",
            "%2E%2E%2F, ../",
            "+, +",
            "%2B, +",
            "%252F, %2F",
            "a;b=c, a;b=c",
            "%3B, ;",
            "%F0%9F%98%80, \uD83D\uDE00"
        })
        void is_stored_as_it_was_meant(String segment, String key) {
            String room = "/_matrix/client/v3/rooms/"
                    + Person.segment(alice.talk()
                            .post("/_matrix/client/v3/createRoom", "{}")
                            .ok()
                            .getString("room_id"));
            alice.talk()
                    .put(room + "/state/org.example.key/" + segment, "{\"a\":1}")
                    .ok();
            Reply state = alice.talk().get(room + "/state");
            assertThat(Json.createReader(new StringReader(state.text()))
                            .readArray()
                            .getValuesAs(JsonObject.class))
                    .filteredOn(event -> event.getString("type").equals("org.example.key"))
                    .extracting(event -> event.getString("state_key"))
                    .containsExactly(key);
            assertThat(alice.talk()
                            .get(room + "/state/org.example.key/" + segment)
                            .ok()
                            .getInt("a"))
                    .isEqualTo(1);
        }

        @Test
        void that_is_empty_needs_no_slash() {
            String room = Person.segment(alice.talk()
                    .post("/_matrix/client/v3/createRoom", "{}")
                    .ok()
                    .getString("room_id"));
            String path = "/_matrix/client/v3/rooms/" + room + "/state/org.example.key";
            alice.talk().put(path, "{\"a\":1}").ok();
            assertThat(alice.talk().get(path + "/").ok().getInt("a")).isEqualTo(1);
        }
    }

    @Nested
    class A_path {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "//_matrix/client/versions",
                    "/_matrix//client/versions",
                    "/_matrix/client/./versions",
                    "/_matrix/client/v3/../versions",
                    "/_matrix/client/versions%00",
                    "/_matrix/client/versions;x=y",
                    "/_matrix/client/versions%2F"
                })
        void is_not_made_to_fit(String path) {
            assertError(server.talk().get(path), 404, "M_UNRECOGNIZED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/_matrix/client/../../admin/", "/_matrix/%2E%2E/admin/audit.xhtml"})
        void that_climbs_into_the_console_finds_its_door_closed(String path) {
            Reply reply = alice.talk().get(path);
            assertThat(reply.status()).isIn(302, 403, 404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer, M_MISSING_TOKEN",
        "Basic YTpi, M_MISSING_TOKEN",
        "Bearer x y z, M_UNKNOWN_TOKEN",
        "nonsense, M_MISSING_TOKEN"
    })
    void a_malformed_authorization_is_none(String header, String code) {
        var request = HttpRequest.newBuilder(uri("/_matrix/client/v3/account/whoami"))
                .header("Authorization", header)
                .build();
        assertError(server.talk().send(request, "").join(), 401, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/*;q=x", "nonsense", "*/*;q=0"})
    void whoever_accepts_something_else_gets_json_all_the_same(String accepted) {
        var request =
                HttpRequest.newBuilder(uri(LOGIN)).header("Accept", accepted).build();
        assertThat(server.talk().send(request, "").join().ok()).containsKey("flows");
    }

    @Test
    void a_name_with_nul_is_not_stored() {
        String path = DEVICES + alice.deviceId();
        assertError(alice.talk().put(path, "{\"display_name\":\"a\\u0000b\"}"), 400, "M_INVALID_PARAM");
        assertError(alice.talk().put(path, "{\"display_name\":\"" + "a".repeat(5000) + "\"}"), 400, "M_INVALID_PARAM");
        assertThat(alice.talk()
                        .put(path, "{\"display_name\":\"\\ud83d\\ude00\"}")
                        .status())
                .isEqualTo(200);
    }

    private Reply post(byte[] body, String type) {
        var request = HttpRequest.newBuilder(uri(LOGIN))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return server.talk().send(request, new String(body, ISO_8859_1)).join();
    }

    private URI uri(String path) {
        return URI.create(new HttpTalk(server.http(), null).base() + path);
    }

    private static void assertError(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.errcode()).isEqualTo(code);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
    }
}
