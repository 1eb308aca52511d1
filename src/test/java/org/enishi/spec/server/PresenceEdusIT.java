package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/server-server-api/#presence">Matrix v1.19, server-server API, "Presence"</a> */
@DisplayName("Presence between servers")
class PresenceEdusIT {
    private static final AtomicInteger TRANSACTIONS = new AtomicInteger();
    private static Neighbourhood town;

    private final Room room = town.room("shared");
    private final PeerRoom stranger = PeerRoom.join(town.peer(0), town.server(), room.id());
    private final HttpTalk alice = room.alice().talk();

    @BeforeAll
    static void start() {
        town = Neighbourhood.of(Map.of("enishi.presence", "federated"));
    }

    @AfterAll
    static void stop() {
        town.server().close();
    }

    @Test
    void nothing_is_known_of_their_users_until_their_server_tells() {
        Reply before = status(stranger.user());
        assertThat(before.status()).isEqualTo(404);
        assertThat(before.errcode()).isEqualTo("M_NOT_FOUND");
        bring(push(stranger.user(), "online").add("currently_active", true).add("status_msg", "at work"));
        JsonObject told = status(stranger.user()).ok();
        assertThat(told.getString("presence")).isEqualTo("online");
        assertThat(told.getString("status_msg")).isEqualTo("at work");
        assertThat(told.getInt("last_active_ago")).isGreaterThanOrEqualTo(5_000);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard())
                        .anySatisfy(
                                event -> assertThat(event.getString("sender")).isEqualTo(stranger.user())));
    }

    @Test
    void a_server_tells_of_its_own_users_only_and_nonsense_hurts_nobody() {
        bring(push(room.alice().userId(), "unavailable"), push("nobody", "online"), push(stranger.user(), "asleep"));
        stranger.sendEdus(transaction(), edu(Json.object().add("push", 7))).ok();
        assertThat(status(room.alice().userId()).ok().getString("presence")).isNotEqualTo("unavailable");
        assertThat(status(stranger.user()).status()).isEqualTo(404);
    }

    @Test
    void of_strangers_nothing_is_kept() {
        String absent = "@absent:" + town.peer(0).name();
        bring(push(absent, "online"));
        assertThat(status(absent).errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    void servers_that_share_a_room_are_told_of_ours() {
        alice.put(path(room.alice().userId()), "{\"presence\":\"online\",\"status_msg\":\"busy\"}")
                .ok();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(town.peer(0).edus("m.presence")).anySatisfy(content -> {
                    JsonObject told = content.getJsonArray("push").getJsonObject(0);
                    assertThat(told.getString("user_id")).isEqualTo(room.alice().userId());
                    assertThat(told.getString("presence")).isEqualTo("online");
                    assertThat(told.getString("status_msg")).isEqualTo("busy");
                }));
    }

    @Test
    void a_server_that_comes_into_a_room_is_told_who_is_there() {
        Room quiet = town.room("shared");
        Person present = quiet.alice();
        present.talk()
                .put(path(present.userId()), "{\"presence\":\"unavailable\",\"status_msg\":\"since long ago\"}")
                .ok();
        Person witness = town.server().person("witness");
        witness.talk()
                .post("/_matrix/client/v3/join/" + Person.segment(quiet.id()), "{}")
                .ok();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> witness.talk()
                        .get("/_matrix/client/v3/sync?set_presence=offline")
                        .text()
                        .contains("since long ago"));
        assertThat(town.peer(0).edus("m.presence").toString()).doesNotContain("since long ago");
        PeerRoom.join(town.peer(0), town.server(), quiet.id());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(town.peer(0).edus("m.presence")).anySatisfy(content -> {
                    JsonObject told = content.getJsonArray("push").getJsonObject(0);
                    assertThat(told.getString("user_id")).isEqualTo(present.userId());
                    assertThat(told.getString("status_msg")).isEqualTo("since long ago");
                }));
    }

    private List<JsonObject> heard() {
        JsonObject answer =
                alice.get("/_matrix/client/v3/sync?set_presence=offline").ok();
        return answer.containsKey("presence")
                ? answer.getJsonObject("presence").getJsonArray("events").getValuesAs(JsonObject.class)
                : List.of();
    }

    private Reply status(String user) {
        return alice.get(path(user));
    }

    private static String path(String user) {
        return "/_matrix/client/v3/presence/" + Person.segment(user) + "/status";
    }

    private void bring(JsonObjectBuilder... people) {
        var push = Json.array();
        for (JsonObjectBuilder each : people) push.add(each);
        stranger.sendEdus(transaction(), edu(Json.object().add("push", push))).ok();
    }

    private static String transaction() {
        return "presence" + TRANSACTIONS.incrementAndGet();
    }

    private static JsonObjectBuilder push(String user, String presence) {
        return Json.object().add("user_id", user).add("presence", presence).add("last_active_ago", 5_000);
    }

    private static JsonObject edu(JsonObjectBuilder content) {
        return Json.object()
                .add("edu_type", "m.presence")
                .add("content", content)
                .build();
    }
}
