package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.Person;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-directory">Matrix v1.19, "User Directory"</a> */
@DisplayName("User directory, users of other servers")
class RemotePeopleIT extends FederationIT {
    @Test
    void are_found_by_those_who_share_a_room_with_them() {
        Room room = town.room("shared");
        PeerRoom stranger = PeerRoom.join(town.peer(0), town.server(), room.id());
        assertThat(found(room.alice(), stranger.user())).containsExactly(stranger.user());
    }

    @Test
    void are_found_by_the_name_they_bear_in_a_room_by_those_who_see_that_room() {
        Room room = town.room("shared");
        Room open = town.room("shared");
        PeerRoom inside = PeerRoom.join(town.peer(0), town.server(), room.id());
        inside.send(
                        "named" + System.nanoTime(),
                        inside.named("Wilhelmina Codename").json())
                .ok();
        room.alice()
                .talk()
                .put(
                        "/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/state/m.room.join_rules/",
                        "{\"join_rule\":\"invite\"}")
                .ok();
        PeerRoom outside = PeerRoom.join(town.peer(0), town.server(), open.id());
        outside.send(
                        "named" + System.nanoTime(),
                        outside.named("\u6a58\u5343\u9db4").json())
                .ok();

        assertThat(found(room.alice(), "wilhelm")).containsExactly(inside.user());
        assertThat(found(room.alice(), "code WILH")).containsExactly(inside.user());
        Person stranger = town.server().person("bob");
        assertThat(found(stranger, "wilhelm")).isEmpty();
        assertThat(found(stranger, "\u5343\u9db4")).as("in a public room").containsExactly(inside.user());
    }

    private static List<String> found(Person who, String term) {
        return who
                .talk()
                .post("/_matrix/client/v3/user_directory/search", "{\"search_term\":\"" + term + "\"}")
                .ok()
                .getJsonArray("results")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(user -> user.getString("user_id"))
                .toList();
    }
}
