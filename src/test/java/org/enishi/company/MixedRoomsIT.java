package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A room made elsewhere with somebody in it whom our policy does not let in cannot be joined. */
class MixedRoomsIT {
    private static StrangePeer stranger;
    private static Company a;
    private static Company b;

    @BeforeAll
    static void start() {
        stranger = new StrangePeer();
        var pair = Servers.startPair(
                new EnishiServer(Map.of()),
                new EnishiServer(Map.of("enishi.federation.mode", "open")),
                stranger.certificate());
        a = Company.at(pair.alpha());
        b = Company.at(pair.beta());
    }

    @AfterAll
    static void end() {
        a.server().close();
        b.server().close();
    }

    @Test
    void it_says_who_is_in_it_and_nobody_of_ours_stays_there() {
        var room = b.makes("public_chat", "public");
        a.joins(room).ok();
        a.leaves(room).ok();

        PeerRoom.join(stranger, b.server(), room.id());
        Reply refused = a.joins(room);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.json().getString("error"))
                .contains(
                        "There are users of " + stranger.name() + " in this room",
                        "An administrator of " + a.name() + " can change this");
        assertThat(membersAt(b, room))
                .as("stepped back")
                .doesNotContain(a.employee().userId());

        a.administrator()
                .talk()
                .put("/_enishi/admin/v1/federation/allowed/" + stranger.name(), "{\"reason\":\"known now\"}")
                .ok();
        a.joins(room).ok();
    }

    private static List<String> membersAt(Company company, Company.Room room) {
        JsonObject joined = company.employee()
                .talk()
                .get("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/joined_members")
                .ok();
        JsonValue members = joined.getOrDefault("joined", JsonValue.EMPTY_JSON_OBJECT);
        return List.copyOf(members.asJsonObject().keySet());
    }
}
