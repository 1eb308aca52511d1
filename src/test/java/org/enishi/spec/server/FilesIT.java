package org.enishi.spec.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.enishi.fixture.FileTalk;
import org.enishi.fixture.FileTalk.Got;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.fixture.peer.StrangePeer.Behaviour;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** @see <a href="https://spec.matrix.org/v1.19/server-server-api/#content-repository">Matrix v1.19, server-server API, "Content Repository"</a> */
@DisplayName("Content Repository, between servers")
class FilesIT extends FederationIT {
    private static final String V1 = "/_matrix/federation/v1/media/";
    private static final String OLD = "/_matrix/media/v3/download/";
    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final AtomicLong COUNT = new AtomicLong();

    private final String id = "file" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    private final Person alice = Neighbourhood.shared().server().person("alice");

    @Nested
    class Of_ours_another_server_gets {
        @Test
        void a_body_of_two_parts_of_which_the_second_is_the_media() {
            Reply reply = ask("download/" + own(HELLO, "text/plain"));
            assertThat(reply.status()).isEqualTo(200);
            String type = reply.headers().firstValue("Content-Type").orElse("");
            assertThat(type).matches("multipart/mixed; ?boundary=[0-9a-f]+");
            String line = "--" + type.replaceFirst(".*boundary=", "");
            assertThat(reply.text())
                    .isEqualTo(line + "\r\nContent-Type: application/json\r\n\r\n{}\r\n" + line
                            + "\r\nContent-Type: text/plain\r\nContent-Disposition: inline; filename=\"file\""
                            + "\r\n\r\nhello\r\n" + line + "--\r\n");
        }

        @Test
        void thumbnails_too() {
            Reply reply =
                    ask("thumbnail/" + own(FileTalk.png(200, 200), "image/png") + "?width=32&height=32&method=crop");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text())
                    .contains("Content-Type: image/png\r\n", "inline; filename=\"thumbnail.png\"", "PNG");
        }

        @Test
        void an_error_where_there_is_none() {
            assertRefused(ask("download/none"), 404, "M_NOT_FOUND");
            String text = own(HELLO, "image/png");
            assertRefused(ask("thumbnail/" + text + "?width=32&height=32"), 400, "M_UNKNOWN");
            String huge = own(FileTalk.hugePng(), "image/png");
            assertRefused(ask("thumbnail/" + huge + "?width=32&height=32"), 413, "M_TOO_LARGE");
            String promised =
                    alice.talk().post("/_matrix/media/v1/create", "").ok().getString("content_uri");
            String later = promised.replaceFirst(".*/", "");
            assertRefused(ask("download/" + later + "?timeout_ms=0"), 504, "M_NOT_YET_UPLOADED");
            assertRefused(ask("thumbnail/" + later + "?timeout_ms=0&width=32&height=32"), 504, "M_NOT_YET_UPLOADED");
        }

        private Reply ask(String path) {
            return town.peer(0).ask(town.server(), "GET", V1 + path, null);
        }

        private String own(byte[] bytes, String type) {
            return FileTalk.upload(alice, bytes, type).replaceFirst(".*/", "");
        }
    }

    @Nested
    class A_file_of_another_server {
        private final AtomicInteger asked = new AtomicInteger();

        @Test
        void is_fetched_once_and_kept() {
            gives(parts(
                    "Content-Type: text/css\r\nContent-Disposition: attachment; filename*=utf-8''%C3%BC.css", "x{}"));
            Got got = get();
            assertThat(got.text()).isEqualTo("x{}");
            assertThat(got.header("Content-Type")).isEqualTo("text/css");
            assertThat(got.header("Content-Disposition")).isEqualTo("inline; filename*=utf-8''%C3%BC.css");
            town.peer(0).behaves();
            assertThat(get().text()).isEqualTo("x{}");
            assertThat(asked).hasValue(1);
        }

        @Test
        void is_fetched_once_for_many_who_want_it_together() {
            var released = new CountDownLatch(1);
            Behaviour parts = parts("Content-Type: text/plain", "shared");
            gives(exchange -> {
                await(released);
                parts.answer(exchange);
            });
            List<CompletableFuture<Got>> wanted = Stream.generate(() -> FileTalk.getLater(alice, "download/" + uri()))
                    .limit(5)
                    .toList();
            released.countDown();
            wanted.forEach(got -> assertThat(got.join().text()).isEqualTo("shared"));
            assertThat(asked).hasValue(1);
        }

        @Test
        void may_be_elsewhere() {
            StrangePeer elsewhere = town.peer(1);
            elsewhere.on("/cdn/", raw("text/plain", "from there"));
            gives(parts("Location: https://" + elsewhere.name() + "/cdn/1?key=2", ""));
            assertThat(get().text()).isEqualTo("from there");
        }

        @Test
        void is_asked_for_by_the_old_path_of_a_server_that_does_not_know_the_new() {
            town.peer(0).on(OLD + town.peer(0).name() + "/" + id, exchange -> {
                boolean isOnlyTheirs = exchange.getRequestURI().getQuery().contains("allow_remote=false");
                raw("text/plain", isOnlyTheirs ? "old" : "who asked?").answer(exchange);
            });
            assertThat(get().text()).isEqualTo("old");
        }

        @Test
        void has_thumbnails_drawn_here() {
            gives(parts("Content-Type: image/png", new String(FileTalk.png(500, 500), ISO_8859_1)));
            Got got = FileTalk.get(alice, "thumbnail/" + uri() + "?width=96&height=96&method=crop");
            assertThat(got.picture().getWidth()).isEqualTo(96);
        }

        @Test
        void of_which_no_thumbnail_can_be_drawn_is_the_other_servers_fault() {
            gives(parts("Content-Type: image/png", new String(FileTalk.hugePng(), ISO_8859_1)));
            assertRefused(
                    FileTalk.get(alice, "thumbnail/" + uri() + "?width=96&height=96")
                            .reply(),
                    502,
                    "M_TOO_LARGE");
        }

        @Test
        void that_is_too_large_is_not_proxied() {
            gives(parts("Content-Type: image/png", "x".repeat((1 << 20) + 1)));
            assertRefused(get().reply(), 502, "M_TOO_LARGE");
            assertRefused(FileTalk.get(alice, "download/" + uri() + "/name").reply(), 502, "M_TOO_LARGE");
        }

        @Test
        void that_never_ends_is_not_proxied_either() {
            gives(town.peer(0).endless());
            assertRefused(get().reply(), 404, "M_NOT_FOUND");
        }

        @ParameterizedTest
        @CsvSource({
            "404, M_NOT_FOUND, 404, M_NOT_FOUND",
            "403, M_FORBIDDEN, 404, M_NOT_FOUND",
            "500, M_UNKNOWN, 404, M_NOT_FOUND",
            "504, M_NOT_YET_UPLOADED, 504, M_NOT_YET_UPLOADED",
            "502, M_TOO_LARGE, 502, M_TOO_LARGE",
        })
        void that_it_refuses_is_not_there(int status, String errcode, int ourStatus, String ourErrcode) {
            var error = Json.object().add("errcode", errcode).add("error", "no").build();
            gives(exchange -> StrangePeer.reply(exchange, status, error));
            assertRefused(get().reply(), ourStatus, ourErrcode);
        }

        @Test
        void whose_server_is_asked_too_often_is_there_later() {
            var error = Json.object().add("errcode", "M_LIMIT_EXCEEDED").add("error", "slower");
            var never = error.add("retry_after_ms", -1).build();
            gives(exchange -> StrangePeer.reply(exchange, 429, never));
            assertThat(get().reply().json()).doesNotContainKey("retry_after_ms");
            var body = Json.object(never).add("retry_after_ms", 1500).build();
            gives(exchange -> StrangePeer.reply(exchange, 429, body));
            Reply slower = get().reply();
            assertRefused(slower, 429, "M_LIMIT_EXCEEDED");
            assertThat(slower.json().getInt("retry_after_ms")).isEqualTo(1500);
            assertThat(slower.headers().firstValue("Retry-After")).contains("2");
            gives(parts("Content-Type: text/plain", "now"));
            Reply meanwhile = get().reply();
            assertRefused(meanwhile, 429, "M_LIMIT_EXCEEDED");
            assertThat(meanwhile.json().getInt("retry_after_ms")).isBetween(1, 1500);
            assertThat(asked).as("not before its time is over").hasValue(2);
            Awaitility.await().until(() -> get().text().equals("now"));
            assertThat(asked).hasValue(3);
        }

        @Test
        void that_comes_in_no_form_that_it_could_have_is_not_there() {
            gives(raw("text/plain", "hello"));
            assertRefused(get().reply(), 404, "M_NOT_FOUND");
            gives(exchange -> send(exchange, "multipart/mixed; boundary=b", "--b\r\n\r\n{}\r\n--b\r\n\r\nbroken o"));
            assertRefused(get().reply(), 404, "M_NOT_FOUND");
            gives(parts("Location: http://" + town.peer(1).name() + "/", ""));
            assertRefused(get().reply(), 404, "M_NOT_FOUND");
            gives(parts("Location: https://10.0.0.1/", ""));
            assertRefused(get().reply(), 404, "M_NOT_FOUND");
        }

        private void gives(Behaviour behaviour) {
            town.peer(0).on(V1 + "download/" + id, exchange -> {
                asked.incrementAndGet();
                behaviour.answer(exchange);
            });
        }

        private Got get() {
            return FileTalk.get(alice, "download/" + uri());
        }

        private String uri() {
            return town.peer(0).name() + "/" + id;
        }
    }

    private static Behaviour parts(String headers, String content) {
        return exchange -> send(
                exchange,
                "multipart/mixed; boundary=\"b\"",
                "--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b\r\n" + headers + "\r\n\r\n" + content
                        + "\r\n--b--\r\n");
    }

    private static Behaviour raw(String type, String content) {
        return exchange -> send(exchange, type, content);
    }

    private static void send(HttpExchange exchange, String type, String content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] bytes = content.getBytes(ISO_8859_1);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void assertRefused(Reply reply, int status, String errcode) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.errcode()).isEqualTo(errcode);
    }
}
