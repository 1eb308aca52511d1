package org.enishi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Postgres;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there, once, whatever ended the process. */
class CrashIT {
    private static final int WRITERS = 8;
    private static final int BEFORE_THE_END = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void a_killed_server_on_h2_has_lost_nothing_and_needs_no_repair() {
        loses_nothing(new EnishiServer(Map.of()), EnishiServer::kill);
    }

    @Test
    void a_killed_server_on_postgresql_has_lost_nothing_and_needs_no_repair() {
        loses_nothing(new EnishiServer(Postgres.settings()), EnishiServer::kill);
    }

    @Test
    void a_server_that_is_asked_to_end_ends_in_ten_seconds_and_has_lost_nothing() {
        loses_nothing(new EnishiServer(Map.of()), server -> {
            Duration taken = server.stop();
            assertThat(taken).isLessThan(Duration.ofSeconds(10));
            return taken;
        });
    }

    private interface End {
        Duration of(EnishiServer server);
    }

    private static void loses_nothing(EnishiServer server, End end) {
        try (server) {
            Person person = server.start().person("writer");
            String room = person.talk()
                    .post("/_matrix/client/v3/createRoom", "{}")
                    .ok()
                    .getString("room_id");
            Load load = Load.start(person, room);
            Awaitility.await().atMost(PATIENCE).until(() -> load.acknowledged.size() >= BEFORE_THE_END);

            end.of(server);
            load.end();
            int before = server.output().length();
            server.start();

            Map<String, Integer> found = history(person, room);
            assertThat(found.keySet()).containsAll(load.acknowledged);
            assertThat(found.values()).as("each is there once").allMatch(count -> count == 1);
            assertThat(server.output().substring(before))
                    .as("the next start needs no repair")
                    .doesNotContain("ERROR");
            sendsAgain(person, room);
        }
    }

    private static void sendsAgain(Person person, String room) {
        assertThat(person.talk()
                        .put(path(room, "after"), "{\"body\":\"after\"}")
                        .ok())
                .containsKey("event_id");
    }

    private static Map<String, Integer> history(Person person, String room) {
        Map<String, Integer> found = new HashMap<>();
        String from = "";
        boolean more = true;
        while (more) {
            JsonObject page = person.talk()
                    .get("/_matrix/client/v3/rooms/" + Person.segment(room) + "/messages?dir=b&limit=100" + from)
                    .ok();
            for (JsonObject event : page.getJsonArray("chunk").getValuesAs(JsonObject.class)) {
                found.merge(event.getString("event_id"), 1, Integer::sum);
            }
            more = page.containsKey("end");
            from = more ? "&from=" + Person.segment(page.getString("end")) : "";
        }
        return found;
    }

    private static String path(String room, String transaction) {
        return "/_matrix/client/v3/rooms/" + Person.segment(room) + "/send/m.room.message/" + transaction;
    }

    /** Some who write without a pause until the server is gone. */
    private record Load(Person person, String room, Queue<String> acknowledged, CompletableFuture<?> writers) {
        static Load start(Person person, String room) {
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            var count = new AtomicInteger();
            CompletableFuture<?>[] writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> write(person, room, count, acknowledged))
                    .toArray(CompletableFuture<?>[]::new);
            return new Load(person, room, acknowledged, CompletableFuture.allOf(writers));
        }

        private static CompletableFuture<?> write(
                Person person, String room, AtomicInteger count, Queue<String> acknowledged) {
            int number = count.incrementAndGet();
            String body = "{\"msgtype\":\"m.text\",\"body\":\"" + number + "\"}";
            // While the application server goes down, its listener refuses by itself, and not in Matrix's form.
            return person.talk()
                    .offTheRecord()
                    .sendLater("PUT", path(room, "t" + number), body)
                    .thenCompose(reply -> {
                        if (reply.status() != 200) return CompletableFuture.completedFuture(reply);
                        acknowledged.add(reply.json().getString("event_id"));
                        return write(person, room, count, acknowledged).thenApply(ignored -> reply);
                    });
        }

        /** Each writer ends with a connection that is no more, or a refusal while the server goes down. */
        void end() {
            writers.handle((result, failure) -> result).join();
        }
    }
}
