package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.peer.Neighbourhood;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#guest-access">Matrix v1.19, "Guest Access"</a> */
@DisplayName("Guest Access, decided by users of other servers")
class RemoteGuestAccessIT {
    private static Neighbourhood town;

    @BeforeAll
    static void start() {
        town = Neighbourhood.of(Map.of("enishi.registration.guests", "true"));
    }

    @AfterAll
    static void stop() {
        town.server().close();
    }

    @Test
    void if_guest_access_is_changed_elsewhere_guests_here_are_set_to_leave() {
        Room made = town.room("shared");
        ChatRoom room = new ChatRoom(made.id());
        String stranger = "@stranger:" + town.peer(0).name();
        room.set(made.alice(), "m.room.guest_access", "{\"guest_access\":\"can_join\"}")
                .ok();
        room.set(made.alice(), "m.room.power_levels", "{\"users\":{\"" + stranger + "\":100},\"state_default\":50}")
                .ok();
        JsonObject guest = town.server()
                .talk()
                .post("/_matrix/client/v3/register?kind=guest", "{}")
                .ok();
        new HttpTalk(town.server().http(), guest.getString("access_token"))
                .post(room.path("join"), "{}")
                .ok();
        String member = "m.room.member/" + guest.getString("user_id");
        assertThat(room.state(made.alice(), member).ok().getString("membership"))
                .isEqualTo("join");

        PeerRoom there = PeerRoom.join(town.peer(0), town.server(), made.id());
        JsonObject closed = there.state("m.room.guest_access", "{\"guest_access\":\"forbidden\"}")
                .json();
        there.send("closes", closed).ok();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(room.state(made.alice(), member).ok().getString("membership"))
                                .isEqualTo("leave"));
    }
}
