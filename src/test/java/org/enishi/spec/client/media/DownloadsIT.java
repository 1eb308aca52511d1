package org.enishi.spec.client.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.enishi.fixture.FileTalk;
import org.enishi.fixture.FileTalk.Got;
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
@DisplayName("Content repository: downloads")
class DownloadsIT {
    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    private final Person anna = Servers.one().person("anna");

    @Nested
    class WhenServingContent {
        @Test
        void the_server_provides_headers_that_keep_browsers_from_harm() {
            Got got = FileTalk.get(anna, "download/" + FileTalk.upload(anna, HELLO, "text/html"));
            assertThat(got.header("Content-Security-Policy"))
                    .isEqualTo("sandbox; default-src 'none'; script-src 'none'; plugin-types application/pdf;"
                            + " style-src 'unsafe-inline'; object-src 'self';");
            assertThat(got.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
            assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(got.header("Content-Disposition")).isEqualTo("attachment; filename=\"file\"");
            assertThat(got.header("Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
            assertThat(got.header("Content-Length")).isEqualTo("5");
        }

        @ParameterizedTest
        @CsvSource({"text/plain, inline", "image/svg+xml, attachment", "video/mp4, inline"})
        void the_type_is_the_uploaders_and_decides_about_inline(String type, String disposition) {
            Got got = FileTalk.get(anna, "download/" + FileTalk.upload(anna, HELLO, type));
            assertThat(got.header("Content-Type")).isEqualTo(type);
            assertThat(got.header("Content-Disposition")).startsWith(disposition + ";");
        }

        @Test
        void what_was_uploaded_without_name_and_type_has_none() {
            String uri = FileTalk.put(anna, "POST", "/_matrix/media/v3/upload", HELLO, null)
                    .ok()
                    .getString("content_uri");
            Got got = FileTalk.get(anna, "download/" + uri.substring(6));
            assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(got.header("Content-Disposition")).isEqualTo("attachment");
        }

        @Test
        void the_file_name_in_the_path_replaces_the_target_file_name() {
            String uri = FileTalk.upload(anna, HELLO, "text/plain");
            Got got = FileTalk.get(anna, "download/" + uri + "/" + Person.segment("見 積/a.txt"));
            assertThat(got.text()).isEqualTo("hello");
            assertThat(got.header("Content-Disposition"))
                    .isEqualTo("inline; filename*=utf-8''%E8%A6%8B%20%E7%A9%8D%2Fa.txt");
        }

        @Test
        void a_stretch_of_it_can_be_had_alone() {
            String path = "download/" + FileTalk.upload(anna, HELLO, "text/plain");
            Got got = FileTalk.range(anna, path, "bytes=1-3");
            assertThat(got.status()).isEqualTo(206);
            assertThat(got.text()).isEqualTo("ell");
            assertThat(got.header("Content-Range")).isEqualTo("bytes 1-3/5");
            assertThat(FileTalk.range(anna, path, "bytes=-2").text()).isEqualTo("lo");
            assertThat(FileTalk.range(anna, path, "bytes=3-").text()).isEqualTo("lo");
            assertThat(FileTalk.range(anna, path, "bytes=9-").text()).isEqualTo("hello");
        }
    }

    @Nested
    class WhatIsNotUploadedYet {
        private final String uri = anna.talk()
                .post("/_matrix/media/v1/create", "")
                .ok()
                .getString("content_uri")
                .substring(6);

        @Test
        void is_waited_for() {
            CompletableFuture<Got> waiting = FileTalk.getLater(anna, "download/" + uri + "?timeout_ms=60000");
            FileTalk.put(anna, "PUT", "/_matrix/media/v3/upload/" + uri, HELLO, "text/plain")
                    .ok();
            assertThat(waiting.join().text()).isEqualTo("hello");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "download/URI?timeout_ms=300",
                    "download/URI/name?timeout_ms=0",
                    "thumbnail/URI?timeout_ms=0&width=9&height=9"
                })
        void is_not_yet_uploaded_when_the_time_is_over(String path) {
            assertRefused(FileTalk.get(anna, path.replace("URI", uri)), 504, "M_NOT_YET_UPLOADED");
        }
    }

    @Nested
    class WhatIsNotThere {
        @ParameterizedTest
        @ValueSource(
                strings = {"download/HERE/none", "download/HERE/none/name", "thumbnail/HERE/none?width=32&height=32"})
        void is_not_found(String path) {
            assertRefused(FileTalk.get(anna, path.replace("HERE", anna.server().name())), 404, "M_NOT_FOUND");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "download/HERE/..%2F..%2Fetc%2Fpasswd",
                    "download/HERE/a.b",
                    "download/not%20a%20server/abc",
                    "download/..%2Fx/abc",
                })
        void or_no_address_at_all(String path) {
            Got got = FileTalk.get(anna, path.replace("HERE", anna.server().name()));
            assertThat(got.status()).isIn(400, 404);
            assertThat(got.reply().errcode()).isIn("M_INVALID_PARAM", "M_UNRECOGNIZED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"download/URI", "download/URI/name", "thumbnail/URI?width=32&height=32"})
    void without_a_token_there_are_neither_new_nor_frozen_files(String path) {
        String uri = FileTalk.upload(anna, FileTalk.png(50, 50), "image/png");
        Reply authenticated = anna.server().talk().get("/_matrix/client/v1/media/" + path.replace("URI", uri));
        assertThat(authenticated.status()).isEqualTo(401);
        Reply frozen = anna.server().talk().get("/_matrix/media/v3/" + path.replace("URI", uri));
        assertThat(frozen.status()).isEqualTo(404);
        assertThat(frozen.errcode()).isEqualTo("M_NOT_FOUND");
    }

    @Nested
    class Thumbnails {
        private final String uri = FileTalk.upload(anna, FileTalk.png(1_000, 500), "application/octet-stream");

        @Test
        void are_as_large_as_wanted_or_larger() {
            Got got = FileTalk.get(anna, "thumbnail/" + uri + "?width=300&height=200&method=scale&animated=true");
            assertThat(got.header("Content-Type")).isEqualTo("image/png");
            assertThat(got.header("Content-Disposition")).isEqualTo("inline; filename=\"thumbnail.png\"");
            assertThat(got.picture().getWidth()).isEqualTo(480);
            assertThat(got.picture().getHeight()).isEqualTo(240);
        }

        @Test
        void are_drawn_once() {
            String path = "thumbnail/" + uri + "?width=96&height=96&method=crop";
            Got first = FileTalk.get(anna, path);
            assertThat(first.picture().getWidth()).isEqualTo(96);
            assertThat(FileTalk.get(anna, path).bytes()).isEqualTo(first.bytes());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "?width=32", "?width=a&height=32", "?width=-1&height=32", "?width=32&height=32&method=x"
                })
        void a_request_that_makes_no_sense_is_refused(String query) {
            // The checker takes a request that is wrong on purpose for a wrong test.
            assertThat(anna.talk()
                            .offTheRecord()
                            .get("/_matrix/client/v1/media/thumbnail/" + uri + query)
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void there_is_none_of_what_is_no_picture() {
            String text = FileTalk.upload(anna, HELLO, "image/png");
            assertRefused(FileTalk.get(anna, "thumbnail/" + text + "?width=32&height=32"), 400, "M_UNKNOWN");
        }

        @Test
        void nor_of_a_picture_that_is_too_large() {
            String large = FileTalk.upload(anna, FileTalk.hugePng(), "image/png");
            assertRefused(FileTalk.get(anna, "thumbnail/" + large + "?width=32&height=32"), 413, "M_TOO_LARGE");
        }
    }

    private static void assertRefused(Got got, int status, String errcode) {
        assertThat(got.status()).as(got.reply().toString()).isEqualTo(status);
        assertThat(got.reply().errcode()).isEqualTo(errcode);
    }
}
