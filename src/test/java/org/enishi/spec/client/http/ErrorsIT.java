package org.enishi.spec.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#standard-error-response">Matrix v1.19, "Standard error
 *     response"</a>
 */
@DisplayName("Errors and browsers")
class ErrorsIT {
    private static final String LOGIN = "/_matrix/client/v3/login";
    private static final String CORS = "Access-Control-Allow-Origin";

    private final EnishiServer server = Servers.one();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/_matrix",
                "/_matrix/client",
                "/_matrix/client/v3",
                "/_matrix/client/v3/nothing",
                "/_matrix/client/v9/login",
                "/_matrix/federation/v1/nothing",
                "/_matrix/key/v2/nothing",
                "/_matrix/media/v3/nothing",
                "/_enishi/nothing",
                "/_enishi/error",
                "/.well-known/nothing"
            })
    void a_path_that_is_not_there_is_unrecognised(String path) {
        assertError(server.talk().get(path), 404, "M_UNRECOGNIZED");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /_matrix/client/v3/login",
        "PATCH, /_matrix/client/v3/login",
        "PROPFIND, /_matrix/client/versions",
        "WHATEVER, /_matrix/client/v3/account/whoami",
        "PUT, /_matrix/federation/v1/version",
        "DELETE, /_matrix/key/v2/server",
        "OPTIONS, /_matrix/key/v2/server",
        "OPTIONS, /_enishi/admin/v1/federation/allowed"
    })
    void a_method_that_a_path_does_not_have_is_unrecognised(String method, String path) {
        assertError(server.talk().send(method, path, ""), 405, "M_UNRECOGNIZED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server", "support"})
    void what_is_not_configured_is_not_found(String name) {
        assertError(server.talk().get("/.well-known/matrix/" + name), 404, "M_NOT_FOUND");
    }

    @Nested
    class A_browser {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/_matrix/client/versions",
                    "/_matrix/client/v3/account/whoami",
                    "/_matrix/client/v3/nothing",
                    "/_matrix/media/v3/nothing",
                    "/.well-known/matrix/client"
                })
        void may_read_answers_and_errors_for_clients_from_any_page(String path) {
            assertThat(server.talk().get(path).headers().firstValue(CORS)).contains("*");
        }

        @Test
        void asks_before_and_is_answered_without_the_endpoint() {
            Reply reply = server.talk().send("OPTIONS", "/_matrix/client/v3/account/whoami", "");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers().firstValue(CORS)).contains("*");
            assertThat(reply.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElse(""))
                    .contains("GET", "POST", "PUT", "DELETE", "OPTIONS");
            assertThat(reply.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .contains("X-Requested-With", "Content-Type", "Authorization");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/_matrix/federation/v1/version", "/_matrix/key/v2/server", "/_enishi/admin/v1/x", "/admin/"
                })
        void has_no_business_between_servers_nor_in_the_administration(String path) {
            assertThat(server.talk().get(path).headers().firstValue(CORS)).isEmpty();
        }
    }

    @Nested
    class Supported_versions {
        @Test
        void are_told_without_a_token() {
            assertThat(server.talk().get("/_matrix/client/versions").ok().getJsonArray("versions"))
                    .isNotEmpty();
        }

        @Test
        void of_rooms_are_among_the_capabilities() {
            assertError(server.talk().get("/_matrix/client/v3/capabilities"), 401, "M_MISSING_TOKEN");
            var rooms = server.person("alice")
                    .talk()
                    .get("/_matrix/client/v3/capabilities")
                    .ok()
                    .getJsonObject("capabilities")
                    .getJsonObject("m.room_versions");
            assertThat(rooms.getString("default")).isEqualTo("12");
            assertThat(rooms.getJsonObject("available"))
                    .containsOnlyKeys("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        }
    }

    @Test
    void the_path_may_end_with_a_slash() {
        assertThat(server.talk().get(LOGIN + "/").status()).isEqualTo(200);
    }

    private static void assertError(Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.errcode()).isEqualTo(code);
        assertThat(reply.json().getString("error")).isNotEmpty();
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
    }
}
