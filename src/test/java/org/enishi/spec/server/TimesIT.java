package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("GET /_matrix/federation/v1/timestamp_to_event/{roomId}")
class TimesIT extends FederationIT {
    private Reply ask(int peer, Room room, String query) {
        String path = "/_matrix/federation/v1/timestamp_to_event/" + Person.segment(room.id()) + query;
        return town.peer(peer).ask(town.server(), "GET", path, null);
    }

    @Test
    void theEventClosestToTheTimestampInThatDirectionIsTold() {
        Room room = town.room("shared");
        room.say("one");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        JsonObject last = ask(0, room, "?dir=b&ts=99999999999999").ok();
        assertThat(last.getString("event_id")).isEqualTo(peer.last().id().value());
        assertThat(last.getJsonNumber("origin_server_ts").longValue())
                .isEqualTo(peer.last().originServerTs());
        assertThat(ask(0, room, "?dir=f&ts=0").ok().getString("event_id")).startsWith("$");
        assertThat(ask(0, room, "?dir=b&ts=0").errcode()).isEqualTo("M_NOT_FOUND");
    }

    @Test
    void onlyServersInTheRoomMayAsk() {
        Room room = town.room("shared");
        assertThat(ask(1, room, "?dir=b&ts=1").status()).isEqualTo(403);
        PeerRoom.join(town.peer(0), town.server(), room.id());
        assertThat(ask(0, room, "?dir=b").errcode()).isEqualTo("M_MISSING_PARAM");
    }
}
