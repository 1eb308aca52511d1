package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.enishi.fixture.Person;
import org.enishi.fixture.Postgres;
import org.enishi.fixture.peer.Neighbourhood;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Makes in the database an hour of what has waited for a moment, and waits for the next cleaning, a minute at most. */
@DisplayName("A server that was away for long")
class LongOutageIT {
    private static final Map<String, String> SETTINGS = Postgres.settings();
    private static final Neighbourhood TOWN = Neighbourhood.of(SETTINGS);
    private static final String LISTS = "select count(*) from outbox_edu where edu_key like 'm.device_list_update %'";

    @AfterAll
    static void stop() {
        TOWN.server().close();
    }

    @Test
    void gets_each_message_but_of_a_device_list_only_that_it_changed() {
        StrangePeer peer = TOWN.peer(0);
        Room room = TOWN.room("shared");
        PeerRoom.join(peer, TOWN.server(), room.id());
        peer.on("/_matrix/federation/v1/send/", StrangePeer.refuses(503));
        CryptoDevice alice = CryptoDevice.ready(room.alice(), 0);
        for (int i = 0; i < 2; i++) CryptoDevice.ready(room.alice().onAnotherDevice(), 0);
        alice.send("@stranger:" + peer.name(), "DEVICE", "first");
        alice.send("@stranger:" + peer.name(), "DEVICE", "second");
        room.say("hello");
        assertThat(number(LISTS)).isEqualTo(3);
        anHourPasses();
        await().atMost(Duration.ofSeconds(120)).until(() -> number(LISTS) == 1);

        peer.behaves();
        JsonObject list = devices(peer, alice.user());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(peer.edus("m.direct_to_device")).hasSize(2);
            assertThat(peer.received())
                    .filteredOn(event -> event.getString("type").equals("m.room.message"))
                    .hasSize(1);
        });
        List<JsonObject> updates = peer.edus("m.device_list_update");
        assertThat(updates).hasSize(1);
        assertThat(updates.get(0).getJsonArray("prev_id"))
                .as("by which it asks")
                .hasSize(1);
        assertThat(updates.get(0).get("stream_id")).isEqualTo(list.get("stream_id"));
        assertThat(list.getJsonArray("devices")).hasSize(3);
    }

    private static JsonObject devices(StrangePeer peer, String user) {
        String path = "/_matrix/federation/v1/user/devices/" + Person.segment(user);
        return peer.ask(TOWN.server(), "GET", path, null).ok();
    }

    private static void anHourPasses() {
        try (Connection database = DriverManager.getConnection(SETTINGS.get("enishi.database.url"));
                Statement statement = database.createStatement()) {
            statement.executeUpdate("update outbox_edu set added_at = added_at - 3600000");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(String query) {
        try (Connection database = DriverManager.getConnection(SETTINGS.get("enishi.database.url"));
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
