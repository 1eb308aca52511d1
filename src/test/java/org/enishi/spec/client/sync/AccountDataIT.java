package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.CLIENT;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.joined;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Matrix v1.19, "Client Config"</a> */
@DisplayName("Account data, tags and filters")
class AccountDataIT {
    private static final JsonObject BLUE =
            Json.createObjectBuilder().add("colour", "blue").build();

    private final EnishiServer server = Servers.one();
    private final Person person = server.person("alice");
    private final Device alice = new Device(person);
    private final String mine = "/user/" + Person.segment(person.userId());

    @Test
    void what_was_set_is_read_again_and_comes_to_every_device_once() {
        Device phone = new Device(person.onAnotherDevice());
        alice.sync();
        phone.sync();
        alice.put(mine + "/account_data/org.example.config", BLUE);
        assertThat(person.talk()
                        .get(CLIENT + mine + "/account_data/org.example.config")
                        .ok())
                .isEqualTo(BLUE);
        for (Device device : new Device[] {alice, phone}) {
            JsonObject event = events(device.sync(), "account_data").get(0);
            assertThat(event.getString("type")).isEqualTo("org.example.config");
            assertThat(event.getJsonObject("content")).isEqualTo(BLUE);
            assertThat(device.sync()).containsOnlyKeys(Device.NOTHING);
        }
    }

    @Test
    void what_belongs_to_a_room_comes_with_the_room() {
        String room = alice.createPublicRoom();
        alice.sync();
        alice.put(mine + "/rooms/" + Person.segment(room) + "/account_data/org.example.config", BLUE);
        JsonObject answer = alice.sync();
        assertThat(answer).doesNotContainKey("account_data");
        assertThat(events(joined(answer, room), "account_data")).hasSize(1);
        assertThat(person.talk()
                        .get(CLIENT + inRoom(room, "org.example.config"))
                        .ok())
                .isEqualTo(BLUE);
    }

    @Test
    void an_empty_object_is_stored() {
        alice.put(mine + "/account_data/org.example.config", JsonValue.EMPTY_JSON_OBJECT);
        assertThat(person.talk()
                        .get(CLIENT + mine + "/account_data/org.example.config")
                        .ok())
                .isEmpty();
    }

    @Test
    void what_was_never_set_is_not_found() {
        for (String path :
                new String[] {mine + "/account_data/org.example.never", inRoom("!room:example.org", "org.example.never")
                }) assertRefused(person.talk().get(CLIENT + path), 404, "M_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.fully_read", "m.push_rules"})
    void what_the_server_manages_cannot_be_set(String type) {
        for (String path : new String[] {mine + "/account_data/" + type, inRoom("!room:example.org", type)})
            assertRefused(person.talk().put(CLIENT + path, BLUE), 405, "M_BAD_JSON");
    }

    @Test
    void it_is_an_object_of_json() {
        for (String path : new String[] {
            mine + "/account_data/org.example.config", inRoom("!room:example.org", "org.example.config")
        }) {
            assertRefused(person.talk().put(CLIENT + path, "no json"), 400, "M_NOT_JSON");
            assertRefused(person.talk().put(CLIENT + path, "[]"), 400, "M_BAD_JSON");
        }
    }

    @Test
    void in_a_room_it_needs_the_id_of_one() {
        String path = CLIENT + inRoom("no room", "org.example.config");
        assertRefused(person.talk().put(path, BLUE), 400, "M_INVALID_PARAM");
        assertRefused(person.talk().get(path), 400, "M_INVALID_PARAM");
    }

    @Test
    void others_can_neither_read_nor_set_it() {
        Person bob = server.person("bob");
        for (String path : new String[] {
            mine + "/account_data/org.example.config", inRoom("!room:example.org", "org.example.config")
        }) {
            assertRefused(bob.talk().get(CLIENT + path), 403, "M_FORBIDDEN");
            assertRefused(bob.talk().put(CLIENT + path, BLUE), 403, "M_FORBIDDEN");
        }
    }

    @Test
    void tags_are_added_listed_and_removed_one_by_one() {
        String room = alice.createPublicRoom();
        String tags = mine + "/rooms/" + Person.segment(room) + "/tags";
        JsonObject order = Json.createObjectBuilder().add("order", 0.5).build();
        alice.put(tags + "/m.favourite", order);
        alice.put(tags + "/u.work", JsonValue.EMPTY_JSON_OBJECT);
        assertThat(person.talk().get(CLIENT + tags).ok().getJsonObject("tags"))
                .containsOnlyKeys("m.favourite", "u.work")
                .containsEntry("m.favourite", order);
        person.talk().delete(CLIENT + tags + "/u.work").ok();
        assertThat(person.talk().get(CLIENT + tags).ok().getJsonObject("tags")).containsOnlyKeys("m.favourite");
    }

    @Test
    void a_filter_is_kept_and_works_by_its_id() {
        JsonObject filter = Json.createReader(new java.io.StringReader("{\"room\":{\"timeline\":{\"limit\":1}}}"))
                .readObject();
        String id = alice.post(mine + "/filter", filter).getString("filter_id");
        assertThat(id).doesNotStartWith("{");
        assertThat(person.talk().get(CLIENT + mine + "/filter/" + id).ok()).isEqualTo(filter);
        String room = alice.createPublicRoom();
        assertThat(events(joined(alice.sync("filter=" + id), room), "timeline")).hasSize(1);
    }

    @Test
    void an_unknown_filter_is_refused() {
        assertThat(person.talk().get(CLIENT + mine + "/filter/99999999").status())
                .isEqualTo(404);
        assertThat(alice.refused("filter=99999999").errcode()).isEqualTo("M_INVALID_PARAM");
    }

    private String inRoom(String room, String type) {
        return mine + "/rooms/" + Person.segment(room) + "/account_data/" + type;
    }

    private static void assertRefused(Reply reply, int status, String errcode) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.errcode()).isEqualTo(errcode);
    }
}
