package org.enishi.spec.client.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrix v1.19, Client-Server API, "Room History Visibility". */
class VisibilityIT {
    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    private static ChatRoom room(Person creator, String visibility) {
        return ChatRoom.madeBy(creator, """
                {"preset":"public_chat","initial_state":[
                  {"type":"m.room.history_visibility","content":{"history_visibility":"%s"}}]}""".formatted(visibility));
    }

    @ParameterizedTest
    @CsvSource({"world_readable, 1 2 3 4", "shared, 1 2 3 4", "invited, 2 3 4", "joined, 3 4", "strange, 1 2 3 4"})
    @DisplayName("Events are accessible to newly joined members from a point that the visibility decides")
    void newMembers(String visibility, String texts) {
        var room = room(alice, visibility);
        room.say(alice, "1");
        room.invite(alice, bob).ok();
        room.say(alice, "2");
        room.join(bob).ok();
        room.say(alice, "3");
        room.set(alice, "m.room.history_visibility", "{\"history_visibility\":\"joined\"}")
                .ok();
        room.say(alice, "4");
        assertThat(String.join(" ", room.texts(bob))).isEqualTo(texts);
    }

    @ParameterizedTest
    @CsvSource({"shared, 1 2", "invited, 2", "joined, 2"})
    @DisplayName("After a user has left a room, they may see what they were allowed to see before, but nothing after")
    void leavers(String visibility, String texts) {
        var room = room(alice, visibility);
        room.say(alice, "1");
        room.join(bob).ok();
        room.say(alice, "2");
        room.leave(bob).ok();
        String hidden = room.say(alice, "3");
        assertThat(String.join(" ", room.texts(bob))).isEqualTo(texts);
        assertThat(bob.talk().get(room.path("event/" + Person.segment(hidden))).status())
                .isEqualTo(404);
        var latest = room.messages(bob, "dir=b&limit=1").getJsonArray("chunk").getJsonObject(0);
        assertThat(latest.getJsonObject("content").getString("membership")).isEqualTo("leave");
    }

    @Test
    @DisplayName("world_readable: any authenticated user, regardless of whether they have ever joined the room")
    void worldReadable() {
        var room = room(alice, "world_readable");
        room.say(alice, "1");
        assertThat(room.texts(bob)).containsExactly("1");
        room.set(alice, "m.room.history_visibility", "{\"history_visibility\":\"shared\"}")
                .ok();
        room.say(alice, "2");
        assertThat(bob.talk().get(room.path("messages?dir=b")).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Whoever was only invited, and whoever refused, sees nothing of a shared history")
    void invitedOnly() {
        var room = room(alice, "shared");
        String said = room.say(alice, "1");
        room.invite(alice, bob).ok();
        String path = room.path("event/" + Person.segment(said));
        assertThat(bob.talk().get(path).status()).isEqualTo(404);
        room.leave(bob).ok();
        assertThat(bob.talk().get(path).status()).isEqualTo(404);
        assertThat(bob.talk().get(room.path("messages?dir=b")).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Who has left, was invited again and refused still sees the history of the first stay")
    void refusedTheSecondTime() {
        var room = room(alice, "shared");
        room.join(bob).ok();
        room.say(alice, "1");
        room.leave(bob).ok();
        room.say(alice, "2");
        room.invite(alice, bob).ok();
        room.leave(bob).ok();
        assertThat(room.texts(bob)).containsExactly("1");
    }
}
