package org.enishi.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.fixture.FileTalk;
import org.enishi.fixture.FileTalk.Got;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.StrangePeer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;

/** Files go only where agreements let them, and none comes from where they do not. */
@DisplayNameGeneration(EdgeTitles.class)
class FileLeaksIT {
    private static final String V1 = "/_matrix/federation/v1/media/";
    private static final AtomicLong COUNT = new AtomicLong();

    private Triangle triangle;

    @BeforeEach
    void meet() {
        triangle = Triangle.get();
    }

    @Edge(value = "A file of ours, /media/download, given to a stranger", guardedBy = "media.ServedFiles")
    void download() {
        onlyToThePartner("download/" + file("ours".getBytes(UTF_8)));
    }

    @Edge(value = "A thumbnail of ours, /media/thumbnail, given to a stranger", guardedBy = "media.ServedFiles")
    void thumbnail() {
        onlyToThePartner("thumbnail/" + file(FileTalk.png(50, 50)) + "?width=32&height=32");
    }

    @Edge(value = "A file of ours, given to a partner that gets none so large", guardedBy = "media.ServedFiles")
    void downloadOfAnySize() {
        String path = V1 + "download/" + file("ours".getBytes(UTF_8));
        assertThat(ask(triangle.partner, path).status()).isEqualTo(200);
        limited(3, () -> refused(ask(triangle.partner, path)));
        limited(0, () -> refused(ask(triangle.partner, path)));
        assertThat(ask(triangle.partner, path).status()).isEqualTo(200);
    }

    @Edge(value = "A file of a denied server, fetched for ours", guardedBy = "media.remote.RemoteDoor")
    void fetching() {
        Person alice = triangle.a.person("alice");
        assertThat(get(alice, triangle.partner).text()).isEqualTo("theirs");
        refused(get(alice, triangle.outcast).reply());
    }

    @Edge(
            value = "A file of a partner of whom we take none so large, fetched for ours",
            guardedBy = "media.remote.RemoteDoor")
    void fetchingOfAnySize() {
        Person alice = triangle.a.person("alice");
        limited(3, () -> refused(get(alice, triangle.partner).reply()));
        String known = gives(triangle.partner);
        assertThat(FileTalk.get(alice, known).text()).isEqualTo("theirs");
        limited(0, () -> refused(FileTalk.get(alice, known).reply()));
        assertThat(FileTalk.get(alice, known).text()).isEqualTo("theirs");
    }

    /** @param bytes of a file, by the agreement with the partner, while it is done */
    private void limited(int bytes, Runnable work) {
        String partner = triangle.partner.name().value();
        triangle.agree(partner, "\"media_max_bytes\":" + bytes);
        try {
            work.run();
        } finally {
            triangle.agree(partner, "\"media_max_bytes\":null");
        }
    }

    private void onlyToThePartner(String path) {
        assertThat(ask(triangle.partner, V1 + path).status()).isEqualTo(200);
        refused(ask(triangle.stranger, V1 + path));
    }

    private Reply ask(StrangePeer peer, String path) {
        return peer.ask(triangle.a, "GET", path, null);
    }

    private String file(byte[] bytes) {
        return FileTalk.upload(triangle.a.person("alice"), bytes, "image/png").replaceFirst(".*/", "");
    }

    private static Got get(Person who, StrangePeer from) {
        return FileTalk.get(who, gives(from));
    }

    private static String gives(StrangePeer peer) {
        String id = "leak" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        peer.on(V1 + "download/" + id, FileLeaksIT::theirs);
        return "download/" + peer.name() + "/" + id;
    }

    private static void theirs(HttpExchange exchange) throws IOException {
        byte[] bytes = "--b\r\n\r\n{}\r\n--b\r\nContent-Type: text/plain\r\n\r\ntheirs\r\n--b--\r\n".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "multipart/mixed; boundary=b");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void refused(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
    }
}
