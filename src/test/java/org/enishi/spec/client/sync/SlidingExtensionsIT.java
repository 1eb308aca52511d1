package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Sliding.json;
import static org.enishi.spec.client.sync.Sliding.list;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The extensions of MSC4186: MSC3884, 3885, 3959, 3960, 3961. */
@DisplayName("Simplified sliding sync: extensions")
class SlidingExtensionsIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final Sliding slider = Sliding.of(alice);

    @Test
    void are_told_when_they_are_turned_on() {
        put(alice, "/account_data/org.example.a", "{'n':1}");
        assertThat(slider.sync("{'lists':{'all':{'ranges':[[0,99]]}}}").getJsonObject("extensions"))
                .isEmpty();
    }

    @Test
    void account_data_is_told_whole_and_then_what_changed() {
        String room = alice.createPublicRoom();
        put(alice, "/account_data/org.example.a", "{'n':1}");
        put(alice, "/rooms/" + Person.segment(room) + "/account_data/org.example.b", "{'n':2}");
        JsonObject first = extension(with("account_data", ""), "account_data");
        assertThat(list(first, "global"))
                .extracting(each -> each.getString("type"))
                .contains("org.example.a");
        assertThat(list(first.getJsonObject("rooms"), room)).hasSize(1);
        assertThat(extension(with("account_data", ""), "account_data")).isEmpty();
        put(alice, "/account_data/org.example.a", "{'n':3}");
        JsonObject changed = extension(with("account_data", ""), "account_data");
        assertThat(list(changed, "global")).hasSize(1);
        assertThat(changed).doesNotContainKey("rooms");
    }

    @Test
    void typing_wakes_whoever_waits() {
        String room = together();
        slider.sync(with("typing", ""));
        var waiting = slider.syncLater(with("typing", ""), 30_000);
        bob.put(
                "/rooms/" + Person.segment(room) + "/typing/" + Person.segment(bob.user()),
                json("{'typing':true,'timeout':30000}"));
        JsonObject told = Device.at(waiting.join(), "extensions", "typing", "rooms", room);
        assertThat(told.getString("type")).isEqualTo("m.typing");
        assertThat(told.getJsonObject("content").getJsonArray("user_ids").getString(0))
                .isEqualTo(bob.user());
    }

    @Test
    void receipts_of_rooms_in_sight_are_told_in_one_event() {
        String room = together();
        String said = alice.say(room, "read me");
        String later = alice.say(room, "and me");
        receipt(room, said, "{}");
        receipt(room, later, "{'thread_id':'main'}");
        JsonObject content = extension(with("receipts", ""), "receipts")
                .getJsonObject("rooms")
                .getJsonObject(room);
        assertThat(content.getString("type")).isEqualTo("m.receipt");
        assertThat(content.getJsonObject("content").keySet()).containsExactlyInAnyOrder(said, later);
        assertThat(extension(with("receipts", ""), "receipts")).isEmpty();
        receipt(room, later, "{}");
        assertThat(extension(with("receipts", ""), "receipts").getJsonObject("rooms"))
                .containsOnlyKeys(room);
    }

    @Test
    void messages_to_the_device_stay_until_their_token_comes() {
        CryptoDevice sender = new CryptoDevice(bob.person());
        sender.send(alice.user(), alice.person().deviceId(), "first");
        JsonObject told = extension(with("to_device", ""), "to_device");
        assertThat(bodies(told)).containsExactly("first");
        assertThat(bodies(extension(with("to_device", ""), "to_device"))).containsExactly("first");
        String since = ",'since':'" + told.getString("next_batch") + "'";
        assertThat(extension(with("to_device", since), "to_device")).isEmpty();
        assertThat(extension(with("to_device", ""), "to_device"))
                .as("acknowledged for good")
                .isEmpty();
        var waiting = slider.syncLater(with("to_device", since), 30_000);
        sender.send(alice.user(), alice.person().deviceId(), "second");
        assertThat(bodies(Device.at(waiting.join(), "extensions", "to_device"))).containsExactly("second");
    }

    @Test
    void more_messages_than_wanted_come_with_the_next_answers() {
        CryptoDevice sender = new CryptoDevice(bob.person());
        for (int i = 0; i < 5; i++) sender.send(alice.user(), alice.person().deviceId(), "" + i);
        JsonObject told = extension(with("to_device", ",'limit':3"), "to_device");
        assertThat(bodies(told)).containsExactly("0", "1", "2");
        String since = ",'limit':3,'since':'" + told.getString("next_batch") + "'";
        assertThat(bodies(extension(with("to_device", since), "to_device"))).containsExactly("3", "4");
    }

    @Test
    void keys_that_are_left_and_devices_that_changed_are_told() {
        together();
        CryptoDevice.ready(alice.person(), 2);
        JsonObject first = extension(with("e2ee", ""), "e2ee");
        assertThat(first.getJsonObject("device_one_time_keys_count").getInt("signed_curve25519"))
                .isEqualTo(2);
        assertThat(first).containsKey("device_unused_fallback_key_types");
        CryptoDevice other = CryptoDevice.ready(bob.person(), 1);
        JsonObject changed = extension(with("e2ee", ""), "e2ee");
        assertThat(changed.getJsonObject("device_lists").getJsonArray("changed").getString(0))
                .isEqualTo(bob.user());
        other.claim(alice.user(), alice.person().deviceId());
        assertThat(extension(with("e2ee", ""), "e2ee")
                        .getJsonObject("device_one_time_keys_count")
                        .getInt("signed_curve25519"))
                .isEqualTo(1);
        other.claim(alice.user(), alice.person().deviceId());
        assertThat(extension(with("e2ee", ""), "e2ee")
                        .getJsonObject("device_one_time_keys_count")
                        .getInt("signed_curve25519", -1))
                .isZero();
    }

    @Test
    void lists_and_rooms_narrow_what_is_told() {
        String room = together();
        receipt(room, alice.say(room, "read me"), "{}");
        assertThat(extension(with("receipts", ",'lists':[]"), "receipts")).isEmpty();
        assertThat(extension(with("receipts", ",'lists':['other']"), "receipts"))
                .isEmpty();
    }

    private String together() {
        String room = alice.createPublicRoom();
        bob.join(room);
        return room;
    }

    private void receipt(String room, String event, String body) {
        bob.post("/rooms/" + Person.segment(room) + "/receipt/m.read/" + Person.segment(event), json(body));
    }

    private static void put(Device owner, String path, String content) {
        owner.put("/user/" + Person.segment(owner.user()) + path, json(content));
    }

    private static String with(String extension, String config) {
        return "{'lists':{'all':{'ranges':[[0,99]]}},'extensions':{'" + extension + "':{'enabled':true" + config
                + "}}}";
    }

    private JsonObject extension(String request, String name) {
        return Device.at(slider.sync(request), "extensions", name);
    }

    private static List<String> bodies(JsonObject told) {
        return list(told, "events").stream()
                .map(event -> event.getJsonObject("content").getString("body"))
                .toList();
    }
}
