package org.enishi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server that was in a room and is gone for good")
class GoneServerIT {
    private static final String MODE = "enishi.federation.mode";
    private static final StrangePeer GONE = new StrangePeer();
    private static final StrangePeer BABBLER = new StrangePeer();
    private static final EnishiServer HOST = new EnishiServer(Map.of(MODE, "open"));
    private static final EnishiServer TRUSTING = new EnishiServer(
            Map.of(MODE, "open", "enishi.federation.key-notaries", BABBLER.name() + ", " + HOST.name()));
    private static final EnishiServer ALONE = new EnishiServer(Map.of(MODE, "open"));

    @BeforeAll
    static void start() {
        Servers.startAll(List.of(HOST, TRUSTING, ALONE), GONE.certificate(), BABBLER.certificate());
        BABBLER.on("/_matrix/key/v2/query", BABBLER.endless());
    }

    @AfterAll
    static void end() {
        List.of(HOST, TRUSTING, ALONE).forEach(EnishiServer::close);
    }

    @Test
    void isSeenWhereANotaryIsTrustedAndNotElsewhere() {
        Person bob = HOST.person("bob");
        var room = ChatRoom.openedBy(bob);
        PeerRoom stranger = PeerRoom.join(GONE, HOST, room.id());
        stranger.send("last", stranger.message("last words").json()).ok();
        room.say(bob, "it was here");
        GONE.dies();

        Person alice = comes(TRUSTING, room);
        assertThat(history(alice, room)).contains("it was here", "last words");
        assertThat(members(alice, room)).contains(bob.userId(), stranger.user());
        assertThat(GONE.ask(TRUSTING, "GET", "/_matrix/federation/v1/event/%24any", null)
                        .status())
                .as("a request in its name")
                .isEqualTo(401);

        Person carol = comes(ALONE, room);
        assertThat(history(carol, room)).contains("it was here").doesNotContain("last words");
        assertThat(members(carol, room)).contains(bob.userId()).doesNotContain(stranger.user());
    }

    private static Person comes(EnishiServer to, ChatRoom room) {
        Person person = to.person("late");
        person.talk()
                .post("/_matrix/client/v3/join/" + segment(room.id()) + "?via=" + HOST.name(), "{}")
                .ok();
        return person;
    }

    private static String members(Person who, ChatRoom room) {
        return who.talk().get(room.path("joined_members")).ok().toString();
    }

    /** To its beginning. */
    private static List<String> history(Person who, ChatRoom room) {
        List<String> texts = new ArrayList<>();
        String from = "";
        for (boolean more = true; more; ) {
            JsonObject page = room.messages(who, "dir=b&limit=100" + from);
            page.getJsonArray("chunk").getValuesAs(JsonObject.class).stream()
                    .filter(event -> event.getString("type").equals("m.room.message"))
                    .forEach(event -> texts.add(event.getJsonObject("content").getString("body")));
            more = page.containsKey("end");
            if (more) from = "&from=" + segment(page.getString("end"));
        }
        return texts;
    }
}
