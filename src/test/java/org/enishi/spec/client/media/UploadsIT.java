package org.enishi.spec.client.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Random;
import org.enishi.fixture.FileTalk;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#content-repository">Matrix v1.19, "Content repository"</a> */
@DisplayName("Content repository: uploads")
class UploadsIT {
    private static final String UPLOAD = "/_matrix/media/v3/upload";
    private static final String CREATE = "/_matrix/media/v1/create";
    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    private final Person anna = Servers.one().person("anna");

    @Test
    void an_upload_returns_an_mxc_URI_which_can_later_be_used_to_GET_the_download() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Reply reply = FileTalk.put(anna, "POST", UPLOAD + "?filename=a%20cat.png", bytes, "image/png");
        String uri = reply.ok().getString("content_uri");
        assertThat(uri).matches("mxc://" + anna.server().name() + "/[A-Za-z0-9_-]{20,}");
        var got = FileTalk.get(anna, "download/" + uri.substring(6));
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.bytes()).isEqualTo(bytes);
        assertThat(got.header("Content-Type")).isEqualTo("image/png");
        assertThat(got.header("Content-Disposition")).isEqualTo("inline; filename=\"a cat.png\"");
    }

    @Test
    void each_upload_has_a_name_of_its_own_and_an_empty_one_is_a_file() {
        String first = FileTalk.upload(anna, HELLO, "text/plain");
        assertThat(FileTalk.upload(anna, HELLO, "text/plain")).isNotEqualTo(first);
        String empty = FileTalk.upload(anna, new byte[0], "text/plain");
        assertThat(FileTalk.get(anna, "download/" + empty).bytes()).isEmpty();
    }

    @Test
    void clients_learn_what_may_be_uploaded() {
        assertThat(anna.talk().get("/_matrix/client/v1/media/config").ok().getInt("m.upload.size"))
                .isEqualTo(1 << 20);
        assertThat(anna.talk().get("/_matrix/media/v3/config").ok().getInt("m.upload.size"))
                .isEqualTo(1 << 20);
    }

    @Test
    void a_file_that_is_too_large_is_refused_with_413() {
        Reply reply = FileTalk.put(anna, "POST", UPLOAD, new byte[(1 << 20) + 1], "image/png");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.errcode()).isEqualTo("M_TOO_LARGE");
        Reply filling = FileTalk.put(anna, "PUT", path(created()), new byte[(1 << 20) + 1], "image/png");
        assertThat(filling.status()).isEqualTo(413);
        assertThat(filling.errcode()).isEqualTo("M_TOO_LARGE");
    }

    @Test
    void a_user_who_has_reached_the_quota_is_refused_with_403() {
        JsonObject promised = created();
        for (int i = 0; i < 3; i++) FileTalk.upload(anna, new byte[1 << 20], "image/png");
        assertForbidden(FileTalk.put(anna, "POST", UPLOAD, HELLO, "text/plain"));
        assertForbidden(FileTalk.put(anna, "PUT", path(promised), HELLO, "text/plain"));
        assertForbidden(anna.talk().post(CREATE, ""));
        assertThat(FileTalk.put(Servers.one().person("bob"), "POST", UPLOAD, HELLO, "text/plain")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /_matrix/media/v3/upload",
        "POST, /_matrix/media/v1/create",
        "GET, /_matrix/client/v1/media/config"
    })
    void nobody_uploads_without_a_token(String method, String path) {
        Reply reply = anna.server().talk().send(method, path, "");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.errcode()).isEqualTo("M_MISSING_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_matrix/client/v1/media/preview_url?url=x", "/_matrix/media/v3/preview_url?url=x"})
    void previews_are_not_built(String path) {
        HttpTalk unjudged = anna.talk().offTheRecord(); // the checker knows it as an operation that must be there
        assertThat(unjudged.get(path).errcode()).isEqualTo("M_UNRECOGNIZED");
    }

    @Nested
    class WhereTheNameIsCreatedBefore {
        @Test
        void content_is_provided_later() {
            JsonObject promised = created();
            assertThat(promised.getJsonNumber("unused_expires_at").longValue())
                    .isGreaterThan(Clock.systemUTC().millis());
            assertThat(fill(promised, anna).ok()).isEmpty();
            String uri = promised.getString("content_uri").substring(6);
            assertThat(FileTalk.get(anna, "download/" + uri).text()).isEqualTo("hello");
        }

        @Test
        void a_media_ID_that_already_has_content_is_not_overwritten() {
            JsonObject promised = created();
            fill(promised, anna).ok();
            assertRefused(fill(promised, anna), 409, "M_CANNOT_OVERWRITE_MEDIA");
            String uri = FileTalk.upload(anna, HELLO, "text/plain");
            assertRefused(
                    FileTalk.put(anna, "PUT", UPLOAD + "/" + uri, HELLO, "text/plain"),
                    409,
                    "M_CANNOT_OVERWRITE_MEDIA");
        }

        @Test
        void a_different_user_than_the_one_that_created_it_is_refused() {
            assertRefused(fill(created(), Servers.one().person("bob")), 403, "M_FORBIDDEN");
        }

        @ParameterizedTest
        @ValueSource(strings = {"HERE/nobodyCreatedThis", "elsewhere.example/abc"})
        void an_ID_that_was_not_created_is_unknown(String uri) {
            String path = UPLOAD + "/" + uri.replace("HERE", anna.server().name());
            assertRefused(FileTalk.put(anna, "PUT", path, HELLO, "text/plain"), 404, "M_NOT_FOUND");
        }

        @Test
        void a_user_can_have_only_so_many_that_are_not_used() {
            for (int i = 0; i < 20; i++) created();
            Reply reply = anna.talk().post(CREATE, "");
            assertRefused(reply, 429, "M_LIMIT_EXCEEDED");
            assertThat(reply.json().getJsonNumber("retry_after_ms").longValue()).isPositive();
        }
    }

    private JsonObject created() {
        return anna.talk().post(CREATE, "").ok();
    }

    private static String path(JsonObject promised) {
        return UPLOAD + "/" + promised.getString("content_uri").substring(6);
    }

    private static Reply fill(JsonObject promised, Person who) {
        return FileTalk.put(who, "PUT", path(promised), HELLO, "text/plain");
    }

    private static void assertForbidden(Reply reply) {
        assertRefused(reply, 403, "M_FORBIDDEN");
    }

    private static void assertRefused(Reply reply, int status, String errcode) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.errcode()).isEqualTo(errcode);
    }
}
