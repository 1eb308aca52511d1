package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Postgres;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Looks into the database for rows of a user or a device, in whatever tables there are.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3accountdeactivate">Matrix v1.19, "POST
 *     /account/deactivate"</a>
 */
@DisplayName("What is left of devices and accounts that are no more")
class NothingLeftIT {
    private static final Map<String, String> SETTINGS = new HashMap<>(Postgres.settings());
    private static final EnishiServer SERVER = new EnishiServer(SETTINGS).set("enishi.presence", "local");

    /** What happened in rooms is not the account's; a name is given once; and who was erased has to be known. */
    private static final Set<String> STAYS = Set.of(
            "account", "room_member", "journal", "erased_user", "device_list_change", "device_list_stream", "receipt");

    private final Person bob = SERVER.person("bob");
    private final Person alice = SERVER.person("alice");
    private final ChatRoom room = ChatRoom.openedBy(bob);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_device_that_is_logged_out_leaves_nothing() throws SQLException {
        Person phone = alice.onAnotherDevice();
        use(phone);
        long device = number("select nid from device where device_id = '" + phone.deviceId() + "'");
        assertThat(tables("device_nid", Long.toString(device)))
                .contains("identity_key", "one_time_key_pack", "to_device");
        phone.talk().post(Bodies.CLIENT + "/logout", "{}").ok();
        await().untilAsserted(() ->
                assertThat(tables("device_nid", Long.toString(device))).isEmpty());
    }

    @Test
    void an_account_that_is_deactivated_leaves_what_happened_in_rooms() throws SQLException {
        use(alice);
        say();
        long account = number("select nid from account where user_id = '" + alice.userId() + "'");
        alice.deactivate(true);
        await().untilAsserted(() -> {
            Set<String> left = new TreeSet<>(tables("account_nid", Long.toString(account)));
            left.addAll(tables("user_id", "'" + alice.userId() + "'"));
            left.removeAll(STAYS);
            assertThat(left).isEmpty();
        });
    }

    private void say() {
        room.join(alice).ok();
        String said = room.say(alice, "hello");
        alice.talk()
                .post(room.path("receipt/m.read/" + Person.segment(said)), "{}")
                .ok();
        String own = Bodies.CLIENT + "/user/" + Person.segment(alice.userId());
        alice.talk().put(own + "/account_data/org.example.kept", "{}").ok();
        alice.talk()
                .put(own + "/rooms/" + Person.segment(room.id()) + "/account_data/org.example.kept", "{}")
                .ok();
        alice.talk().post(own + "/filter", "{}").ok();
        alice.talk().post(own + "/openid/request_token", "{}").ok();
        alice.talk()
                .put(
                        Bodies.CLIENT + "/profile/" + Person.segment(alice.userId()) + "/displayname",
                        Bodies.object("displayname", "Alice"))
                .ok();
        alice.talk()
                .put(
                        Bodies.CLIENT + "/presence/" + Person.segment(alice.userId()) + "/status",
                        Bodies.object("presence", "online"))
                .ok();
        JsonObject backup = Json.createObjectBuilder()
                .add("algorithm", "m.megolm_backup.v1.curve25519-aes-sha2")
                .add("auth_data", Json.createObjectBuilder().add("public_key", "abc"))
                .build();
        alice.talk().post(Bodies.CLIENT + "/room_keys/version", backup).ok();
        bob.talk()
                .post(Bodies.CLIENT + "/user_directory/search", Bodies.object("search_term", "alice"))
                .ok();
    }

    /** With keys, and a message that waits. */
    private void use(Person device) {
        CryptoDevice.ready(device, 3);
        new CryptoDevice(bob).send(device.userId(), device.deviceId(), "unread");
    }

    /** With rows of which a column of that name has the value. */
    private static Set<String> tables(String column, String value) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (String table : strings("select table_name from information_schema.columns where table_schema = 'public'"
                + " and column_name = '" + column + "'"))
            if (number("select count(*) from " + table + " where " + column + " = " + value) > 0) found.add(table);
        return found;
    }

    private static long number(String query) throws SQLException {
        return Long.parseLong(strings(query).get(0));
    }

    private static List<String> strings(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SETTINGS.get("enishi.database.url"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }
}
