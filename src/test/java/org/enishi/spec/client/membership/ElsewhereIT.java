package org.enishi.spec.client.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rooms of another server, through the client API of one's own. Both list the other. */
class ElsewhereIT {
    private static EnishiServer alpha;
    private static EnishiServer beta;

    private Person alice;
    private Person bob;
    private String word;

    @BeforeAll
    static void servers() {
        alpha = Servers.pair().alpha();
        beta = Servers.pair().beta();
        list(alpha, beta);
        list(beta, alpha);
    }

    private static void list(EnishiServer here, EnishiServer other) {
        here.administrator("root")
                .talk()
                .put("/_enishi/admin/v1/federation/allowed/" + segment(other.name()), "{\"reason\":\"partners\"}");
    }

    @BeforeEach
    void people() {
        alice = alpha.person("alice");
        bob = beta.person("bob");
        word = "word" + System.nanoTime();
    }

    private ChatRoom published() {
        return ChatRoom.madeBy(
                alice,
                "{\"preset\":\"public_chat\",\"visibility\":\"public\",\"name\":\"%s\",\"room_alias_name\":\"%s\"}"
                        .formatted(word, word));
    }

    private Reply joinByAlias(Person who) {
        return who.talk().post("/_matrix/client/v3/join/" + segment("#" + word + ":" + alpha.name()), "{}");
    }

    private static void eventually(Runnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion::run);
    }

    @Test
    @DisplayName("A room of another server is found in its directory, joined by alias, and talked in both ways")
    void joinByAlias() {
        var room = published();
        room.say(alice, "before");
        JsonObject found = bob.talk()
                .post(
                        "/_matrix/client/v3/publicRooms?server=" + alpha.name(),
                        "{\"filter\":{\"generic_search_term\":\"" + word + "\"}}")
                .ok();
        assertThat(found.getJsonArray("chunk").getJsonObject(0).getString("room_id"))
                .isEqualTo(room.id());
        assertThat(joinByAlias(bob).ok().getString("room_id")).isEqualTo(room.id());
        room.say(bob, "from beta");
        room.say(alice, "from alpha");
        eventually(() -> assertThat(room.texts(alice)).containsExactlyInAnyOrder("before", "from beta", "from alpha"));
        eventually(() -> assertThat(room.texts(bob)).contains("from beta", "from alpha"));
    }

    @Test
    @DisplayName("History from before the join is fetched when somebody reads that far")
    void historyBeforeTheJoin() {
        var room = published();
        for (int i = 0; i < 12; i++) room.say(alice, "m" + i);
        joinByAlias(bob).ok();
        int read = 0;
        boolean reachedCreation = false;
        JsonObject page = room.messages(bob, "dir=b&limit=5");
        while (true) {
            read += page.getJsonArray("chunk").size();
            reachedCreation |= page.getJsonArray("chunk").getValuesAs(JsonObject.class).stream()
                    .anyMatch(event -> event.getString("type").equals("m.room.create"));
            if (!page.containsKey("end")) break;
            page = room.messages(bob, "dir=b&limit=5&from=" + page.getString("end"));
        }
        assertThat(reachedCreation).isTrue();
        assertThat(read).isEqualTo(room.types(alice).size());
    }

    @Test
    @DisplayName("A room is created with an invitation to another server, which is accepted")
    void invitedAtCreation() {
        var room = ChatRoom.madeBy(alice, "{\"is_direct\":true,\"invite\":[\"" + bob.userId() + "\"]}");
        room.join(bob).ok();
        room.say(bob, "here I am");
        eventually(() -> assertThat(room.texts(alice)).containsExactly("here I am"));
    }

    @Test
    @DisplayName("An invitation from another server is refused")
    void refused() {
        var room = ChatRoom.madeBy(alice, "{}");
        room.invite(alice, bob).ok();
        room.leave(bob).ok();
        eventually(() -> assertThat(room.state(alice, "m.room.member/" + segment(bob.userId()))
                        .ok()
                        .getString("membership"))
                .isEqualTo("leave"));
        assertThat(room.join(bob).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Somebody of another server knocks, is let in, and leaves")
    void knock() {
        var room = ChatRoom.madeBy(
                alice, "{\"initial_state\":[{\"type\":\"m.room.join_rules\",\"content\":{\"join_rule\":\"knock\"}}]}");
        bob.talk()
                .post("/_matrix/client/v3/knock/" + segment(room.id()) + "?via=" + alpha.name(), "{\"reason\":\"hi\"}")
                .ok();
        eventually(() -> assertThat(room.state(alice, "m.room.member/" + segment(bob.userId()))
                        .ok()
                        .getString("membership"))
                .isEqualTo("knock"));
        room.invite(alice, bob).ok();
        room.join(bob).ok();
        room.leave(bob).ok();
        eventually(() -> assertThat(room.state(alice, "m.room.member/" + segment(bob.userId()))
                        .ok()
                        .getString("membership"))
                .isEqualTo("leave"));
    }

    @Test
    @DisplayName("What the other server refuses is told with its reason; unknown aliases are not found")
    void refusals() {
        var room = ChatRoom.madeBy(alice, "{}");
        Reply closed = bob.talk().post("/_matrix/client/v3/join/" + segment(room.id()) + "?via=" + alpha.name(), "{}");
        assertThat(List.of(closed.status(), closed.errcode())).containsExactly(403, "M_FORBIDDEN");
        assertThat(joinByAlias(bob).status()).isEqualTo(404);
        Reply dead = bob.talk().get("/_matrix/client/v3/directory/room/" + segment("#a:localhost:1"));
        assertThat(dead.status()).isEqualTo(404);
    }
}
