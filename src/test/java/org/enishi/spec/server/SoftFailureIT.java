package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enishi.event.Event;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.id.EventId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rejection and soft failure")
class SoftFailureIT extends FederationIT {
    @Test
    void aSoftFailedEventIsNeverShownButOthersMayFollowIt() {
        Room room = town.room("shared");
        var chat = new ChatRoom(room.id());
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        speaking(room, chat, 50);
        Event hidden = peer.message("against today's rules");
        peer.send("soft", hidden.json()).ok();
        speaking(room, chat, 0);
        Event shown = peer.message("follows it");
        peer.send("after", shown.json()).ok();
        assertThat(room.heard()).containsExactly("follows it");
        assertThat(status(room, chat, "event/", hidden)).isEqualTo(404);
        assertThat(status(room, chat, "context/", hidden)).isEqualTo(404);
        assertThat(status(room, chat, "event/", shown)).isEqualTo(200);
        assertThat(room.alice().talk().get("/_matrix/client/v3/sync").text()).doesNotContain("against today's rules");
        String around = room.alice()
                .talk()
                .get(chat.path("context/" + Person.segment(shown.id().value())))
                .text();
        assertThat(around).doesNotContain("against today's rules");
    }

    @Test
    void whatRestsOnARejectedEventIsRejected() {
        Room room = town.room("shared");
        var chat = new ChatRoom(room.id());
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event rejected = peer.message("without right", List.of(peer.last().id()), List.of());
        peer.send("rejected", rejected.json()).ok();
        List<EventId> auth = new java.util.ArrayList<>(peer.auth());
        auth.add(rejected.id());
        Event resting = peer.message("rests on it", List.of(peer.last().id()), auth);
        peer.send("resting", resting.json()).ok();
        Event following = peer.message("only follows it", List.of(rejected.id()), peer.auth());
        peer.send("following", following.json()).ok();
        assertThat(room.heard()).containsExactly("only follows it");
        assertThat(status(room, chat, "event/", rejected)).isEqualTo(404);
    }

    private static void speaking(Room room, ChatRoom chat, int level) {
        chat.set(room.alice(), "m.room.power_levels", "{\"events_default\":" + level + "}")
                .ok();
    }

    private static int status(Room room, ChatRoom chat, String what, Event event) {
        return room.alice()
                .talk()
                .get(chat.path(what + Person.segment(event.id().value())))
                .status();
    }
}
