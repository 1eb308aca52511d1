package org.enishi.spec.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.enishi.fixture.FileTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Content Repository, between servers: how often they may ask, and how much is kept of theirs")
class FileLimitsIT {
    private static final String V1 = "/_matrix/federation/v1/media/";
    private static final int CACHE = 1 << 10;

    private static Neighbourhood town;

    @BeforeAll
    static void start() {
        town = Neighbourhood.of(Map.of(
                "enishi.limits.enabled", "true",
                "enishi.limits.federation", "3/1h",
                "enishi.media.remote-cache", "1K"));
    }

    @AfterAll
    static void stop() {
        town.server().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"download/ID?timeout_ms=0", "thumbnail/ID?width=32&height=32&method=crop"})
    void who_asks_too_often_is_told_when_to_come_again(String path) {
        String file = FileTalk.upload(town.server().person("alice"), FileTalk.png(64, 64), "image/png");
        String whole = V1 + path.replace("ID", file.replaceFirst(".*/", ""));
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < 4; i++) replies.add(town.peer(0).ask(town.server(), "GET", whole, null));
        Reply last = replies.get(3);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.errcode()).isEqualTo("M_LIMIT_EXCEEDED");
        assertThat(last.json().getInt("retry_after_ms")).isPositive();
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void files_of_others_are_bounded_and_fetched_again_but_ours_stay() {
        Person alice = town.server().person("alice");
        byte[] ours = "o".repeat(2 * CACHE).getBytes(UTF_8);
        String own = FileTalk.upload(alice, ours, "text/plain");
        List<String> asked = new CopyOnWriteArrayList<>();
        town.peer(0).on(V1 + "download/", exchange -> {
            String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            asked.add(id);
            give(exchange, content(id).getBytes(UTF_8));
        });
        for (String id : List.of("small1", "small2", "small3", "small4", "small5", "small6")) {
            assertThat(text(alice, id)).isEqualTo(content(id));
            assertThat(bytesOfOthers()).isLessThanOrEqualTo(CACHE);
        }
        assertThat(text(alice, "small6")).isEqualTo(content("small6"));
        assertThat(asked).containsExactly("small1", "small2", "small3", "small4", "small5", "small6");
        assertThat(text(alice, "small1")).isEqualTo(content("small1"));
        assertThat(asked).endsWith("small6", "small1");
        assertThat(text(alice, "large")).as("larger than all that is kept").isEqualTo(content("large"));
        assertThat(text(alice, "small2")).isEqualTo(content("small2"));
        assertThat(bytesOfOthers()).isLessThanOrEqualTo(CACHE);
        assertThat(FileTalk.get(alice, "download/" + own).bytes()).isEqualTo(ours);
    }

    @Test
    void what_was_drawn_of_a_picture_goes_with_it() {
        Person alice = town.server().person("alice");
        byte[] picture = FileTalk.png(200, 200);
        town.peer(0).on(V1 + "download/", exchange -> {
            boolean isPicture = exchange.getRequestURI().getPath().endsWith("picture");
            give(exchange, isPicture ? picture : "x".repeat(CACHE).getBytes(UTF_8));
        });
        String uri = town.peer(0).name() + "/picture";
        for (String size : List.of("width=32&height=32&method=crop", "width=96&height=96&method=crop"))
            assertThat(FileTalk.get(alice, "thumbnail/" + uri + "?" + size).status())
                    .isEqualTo(200);
        assertThat(files("media/thumbnails")).filteredOn(of(picture)).hasSize(2);
        text(alice, "other");
        assertThat(files("media/thumbnails")).noneMatch(of(picture));
        assertThat(FileTalk.get(alice, "thumbnail/" + uri + "?width=32&height=32&method=crop")
                        .picture()
                        .getWidth())
                .isEqualTo(32);
    }

    private static void give(HttpExchange exchange, byte[] content) throws IOException {
        byte[] before = "--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                .getBytes(UTF_8);
        byte[] after = "\r\n--b--\r\n".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "multipart/mixed; boundary=b");
        exchange.sendResponseHeaders(200, before.length + content.length + after.length);
        for (byte[] each : List.of(before, content, after))
            exchange.getResponseBody().write(each);
    }

    private static Predicate<Path> of(byte[] picture) {
        return file -> file.toString().contains(sha256(picture));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(String id) {
        return id.repeat(id.equals("large") ? CACHE : 60);
    }

    private static String text(Person who, String id) {
        return FileTalk.get(who, "download/" + town.peer(0).name() + "/" + id).text();
    }

    private static long bytesOfOthers() {
        return files("media/remote").stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    private static List<Path> files(String directory) {
        try (Stream<Path> files = Files.walk(town.server().dataDir().resolve(directory))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
