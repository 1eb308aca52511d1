package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.HostedRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PUT /_matrix/federation/v2/send_join, omit_members: as the one who is let in")
class EnteringPartlyIT extends FederationIT {
    private static final String LAZY = segment("{\"room\":{\"state\":{\"lazy_load_members\":true}}}");

    @Test
    @DisplayName("A user is in the room while its members still arrive, speaks and hears, also over a restart")
    void whileMembersArrive() {
        StrangePeer host = town.peer(0);
        StrangePeer other = town.peer(1);
        HostedRoom hosted = new HostedRoom(host).member(host, "henry").member(other, "olga");
        Person pat = town.server().person("pat");
        String token = sync(pat, "").getString("next_batch");
        enter(pat.talk(), hosted).ok();
        var room = new ChatRoom(hosted.id());

        assertThat(joined(sync(pat, "&filter=" + LAZY))).containsKey(hosted.id());
        assertThat(joined(sync(pat, ""))).doesNotContainKey(hosted.id());
        String said = room.say(pat, "hello all");
        for (StrangePeer peer : List.of(host, other))
            Awaitility.await(peer.name().value())
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(peer.received().toString()).contains("hello all"));
        hosted.says(other, "olga", "hello Pat", town.server()).ok();
        assertThat(room.texts(pat)).contains("hello Pat");
        String state = "/_matrix/federation/v1/state/" + segment(hosted.id()) + "?event_id=" + segment(said);
        assertThat(host.ask(town.server(), "GET", state, null).errcode()).isEqualTo("M_NOT_FOUND");
        String make = "/_matrix/federation/v1/make_join/" + segment(hosted.id()) + "/" + segment("@x:" + host.name())
                + "?ver=11";
        assertThat(host.ask(town.server(), "GET", make, null).errcode()).isEqualTo("M_NOT_FOUND");

        town.server().stop();
        town.server().start();
        CompletableFuture<Reply> members =
                CompletableFuture.supplyAsync(() -> pat.talk().get(room.path("members")));
        hosted.tells();
        assertThat(members.join().ok().toString())
                .contains("@henry:" + host.name(), "@olga:" + other.name(), hosted.creator(), pat.userId());
        JsonObject told = joined(sync(pat, "&since=" + token)).getJsonObject(hosted.id());
        assertThat(told.toString()).contains("@henry:" + host.name(), "hello Pat", "hello all");
        assertThat(room.say(pat, "all here")).isNotEmpty();
        assertThat(host.ask(town.server(), "GET", state, null).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Who waits for the members is told nothing else of the room, and all of it with them")
    void nothingBesideItBefore() {
        StrangePeer host = town.peer(0);
        HostedRoom hosted = new HostedRoom(host).member(host, "henry");
        Person pat = town.server().person("pat");
        enter(pat.talk(), hosted).ok();
        var room = new ChatRoom(hosted.id());
        String since = sync(pat, "").getString("next_batch");
        pat.talk()
                .put(room.path("typing/" + segment(pat.userId())), "{\"typing\":true,\"timeout\":120000}")
                .ok();
        String tags = "/_matrix/client/v3/user/" + segment(pat.userId()) + "/rooms/" + segment(hosted.id()) + "/tags/";
        pat.talk().put(tags + "m.favourite", "{}").ok();
        pat.talk()
                .post(room.path("receipt/m.read/" + segment(room.say(pat, "hello"))), "{}")
                .ok();
        assertThat(joined(sync(pat, "&since=" + since))).doesNotContainKey(hosted.id());
        JsonObject lazily =
                joined(sync(pat, "&filter=" + LAZY + "&since=" + since)).getJsonObject(hosted.id());
        assertThat(lazily.toString()).contains("m.typing", "m.favourite");
        hosted.tells();
        assertThat(pat.talk().get(room.path("members")).ok().toString()).contains("@henry:" + host.name());
        JsonObject told = joined(sync(pat, "&since=" + since)).getJsonObject(hosted.id());
        assertThat(told.toString()).contains("@henry:" + host.name(), "hello", "m.typing", "m.favourite", "m.read");
    }

    @Test
    @DisplayName("Where members were omitted, the servers of the room are required")
    void serversAreRequired() {
        StrangePeer host = town.peer(0);
        HostedRoom hosted = new HostedRoom(host).concealed(host, "henry");
        HttpTalk talk = town.server().person("pia").talk().offTheRecord();
        assertThat(enter(talk, hosted).status()).isEqualTo(502);
    }

    @Test
    @DisplayName("Members that the server which let us in can no longer tell are told by another server of the room")
    void byAThirdServer() {
        StrangePeer host = town.peer(0);
        StrangePeer other = town.peer(1);
        HostedRoom hosted = new HostedRoom(host).member(host, "henry").member(other, "olga");
        Person pat = town.server().person("pat");
        enter(pat.talk(), hosted).ok();
        var room = new ChatRoom(hosted.id());
        assertThat(joined(sync(pat, ""))).doesNotContainKey(hosted.id());
        host.dies();
        try {
            hosted.tellsAt(other);
            assertThat(pat.talk().get(room.path("members")).ok().toString())
                    .contains("@henry:" + host.name(), "@olga:" + other.name(), hosted.creator(), pat.userId());
            assertThat(hosted.timesTold()).isOne();
            assertThat(joined(sync(pat, ""))).containsKey(hosted.id());
            hosted.says(other, "olga", "without the host", town.server()).ok();
            assertThat(room.texts(pat)).contains("without the host");
        } finally {
            host.renews();
        }
    }

    private Reply enter(HttpTalk talk, HostedRoom room) {
        String via = segment(town.peer(0).name().value());
        return talk.post("/_matrix/client/v3/join/" + segment(room.id()) + "?via=" + via, "{}");
    }

    private static JsonObject sync(Person who, String query) {
        return who.talk().get("/_matrix/client/v3/sync?timeout=0" + query).ok();
    }

    private static JsonObject joined(JsonObject answer) {
        JsonObject rooms = answer.containsKey("rooms") ? answer.getJsonObject("rooms") : JsonValue.EMPTY_JSON_OBJECT;
        return rooms.containsKey("join") ? rooms.getJsonObject("join") : JsonValue.EMPTY_JSON_OBJECT;
    }
}
