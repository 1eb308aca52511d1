package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.enishi.spec.client.sync.Device.CLIENT;
import static org.enishi.spec.client.sync.Device.at;
import static org.enishi.spec.client.sync.Device.joined;
import static org.enishi.spec.client.sync.Device.types;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.concurrent.atomic.AtomicInteger;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#receiving-notifications">Matrix v1.19, "Receiving
 *     notifications"</a>
 */
@DisplayName("Unread counts")
class UnreadIT {
    private static final String RULES = "/pushrules/global/";
    private static final AtomicInteger TRANSACTIONS = new AtomicInteger();

    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final String room = alice.createPublicRoom();

    @BeforeEach
    void meet() {
        bob.join(room);
        alice.sync();
        bob.sync();
    }

    @Test
    void the_count_comes_with_the_event_and_goes_on_from_there() {
        alice.say(room, "one");
        counts(bob.sync(), 1, 0);
        alice.say(room, "two");
        alice.say(room, "three");
        counts(bob.sync(), 3, 0);
        counts(new Device(bob.person().onAnotherDevice()).sync(), 3, 0);
        counts(alice.sync(), 0, 0);
    }

    @Test
    void reading_takes_it_back_for_every_device_of_ones_own() {
        String first = alice.say(room, "one");
        alice.say(room, "two");
        Device phone = new Device(bob.person().onAnotherDevice());
        counts(phone.sync(), 2, 0);
        bob.sync();
        read("m.read", first, JsonValue.EMPTY_JSON_OBJECT);
        counts(bob.sync(), 1, 0);
        counts(phone.sync(), 1, 0);
    }

    @Test
    void the_further_of_public_and_private_receipts_counts() {
        String first = alice.say(room, "one");
        String second = alice.say(room, "two");
        read("m.read.private", second, JsonValue.EMPTY_JSON_OBJECT);
        counts(bob.sync(), 0, 0);
        read("m.read", first, JsonValue.EMPTY_JSON_OBJECT);
        counts(bob.sync(), 0, 0);
    }

    @Test
    void who_answers_has_read() {
        alice.say(room, "one");
        bob.sync();
        bob.say(room, "I am here");
        counts(bob.sync(), 0, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_sends_anything_has_read_though_it_notifies_nobody(boolean ownRules) {
        if (ownRules) cakeMatters();
        alice.say(room, "one");
        counts(bob.sync(), 1, 0);
        send(bob, "m.sticker", Json.createObjectBuilder().add("body", "nod").add("url", "mxc://a/b"));
        counts(bob.sync(), 0, 0);
        String two = alice.say(room, "two");
        counts(bob.sync(), 1, 0);
        send(
                bob,
                "m.reaction",
                Json.createObjectBuilder()
                        .add("m.relates_to", relation("m.annotation", two).add("key", "+")));
        counts(bob.sync(), 0, 0);
        alice.say(room, "three");
        counts(bob.sync(), 1, 0);
        counts(new Device(bob.person().onAnotherDevice()).sync(), 1, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_the_server_writes_in_somebodys_name_is_no_answer(boolean ownRules) {
        if (ownRules) cakeMatters();
        alice.say(room, "one");
        send(bob, content("goodbye").add("msgtype", "m.notice").add("org.enishi.automatic", true));
        counts(bob.sync(), 1, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_new_name_of_ones_own_reads_nothing(boolean ownRules) {
        if (ownRules) cakeMatters();
        inThread(alice.say(room, "root"));
        send(alice, content("you").add("m.mentions", users(bob.user())));
        counts(bob.sync(), 3, 1);
        bob.put(
                "/profile/" + Person.segment(bob.user()) + "/displayname",
                Json.createObjectBuilder().add("displayname", "Robert").build());
        counts(
                await().until(
                                bob::sync,
                                answer ->
                                        types(joined(answer, room), "timeline").contains("m.room.member")),
                3,
                1);
        counts(new Device(bob.person().onAnotherDevice()).sync(), 3, 1);
        bob.say(room, "here");
        counts(bob.sync(), 1, 0);
    }

    @Test
    void what_was_said_before_one_came_again_is_read() {
        bob.leave(room);
        alice.say(room, "meanwhile");
        bob.join(room);
        counts(bob.sync(), 0, 0);
    }

    @Test
    void a_mention_highlights_for_whom_it_names_and_a_room_mention_for_all_if_its_sender_may() {
        send(alice, content("you").add("m.mentions", users(bob.user())));
        counts(bob.sync(), 1, 1);
        send(alice, content("all").add("m.mentions", Json.createObjectBuilder().add("room", true)));
        counts(bob.sync(), 2, 2);
        send(bob, content("all").add("m.mentions", Json.createObjectBuilder().add("room", true)));
        counts(alice.sync(), 1, 0);
        send(alice, content("somebody").add("m.mentions", users("@other:example.org")));
        counts(bob.sync(), 1, 0);
    }

    @Test
    void notices_reactions_edits_and_changes_of_the_room_say_nothing() {
        String said = alice.say(room, "one");
        send(alice, content("a bot").add("msgtype", "m.notice"));
        send(
                alice,
                content("* two")
                        .add(
                                "m.relates_to",
                                Json.createObjectBuilder()
                                        .add("rel_type", "m.replace")
                                        .add("event_id", said)));
        alice.state(room, "m.room.topic", "topic", "counts");
        counts(bob.sync(), 1, 0);
    }

    @Test
    void what_was_redacted_says_nothing() {
        String said = alice.say(room, "one");
        counts(bob.sync(), 1, 0);
        alice.put(
                "/rooms/" + Person.segment(room) + "/redact/" + Person.segment(said) + "/r",
                JsonValue.EMPTY_JSON_OBJECT);
        counts(bob.sync(), 0, 0);
    }

    @Test
    void each_thread_has_its_own_count_for_who_asks_for_it() {
        String filter = "filter={\"room\":{\"timeline\":{\"unread_thread_notifications\":true}}}";
        String root = alice.say(room, "root");
        String aside = inThread(root);
        JsonObject entry = joined(bob.sync(filter), room);
        assertThat(at(entry, "unread_notifications").getInt("notification_count"))
                .isEqualTo(1);
        assertThat(at(entry, "unread_thread_notifications", root).getInt("notification_count"))
                .isEqualTo(1);
        read("m.read", aside, Json.createObjectBuilder().add("thread_id", root).build());
        entry = joined(bob.sync(filter), room);
        assertThat(entry).doesNotContainKey("unread_thread_notifications");
        counts(new Device(bob.person().onAnotherDevice()).sync(), 1, 0);
        read("m.read", aside, JsonValue.EMPTY_JSON_OBJECT);
        counts(bob.sync(filter), 0, 0);
    }

    @Test
    void whatever_else_is_told_of_a_room_the_counts_are_told_with_it() {
        String filter = "filter={\"room\":{\"timeline\":{\"unread_thread_notifications\":true}}}";
        String root = alice.say(room, "root");
        inThread(root);
        bob.sync(filter);
        alice.put(
                "/rooms/" + Person.segment(room) + "/typing/" + Person.segment(alice.user()),
                Json.createObjectBuilder()
                        .add("typing", true)
                        .add("timeout", 30_000)
                        .build());
        JsonObject entry = joined(bob.sync(filter), room);
        assertThat(types(entry, "ephemeral")).containsExactly("m.typing");
        isUnread(entry, root);
        bob.put(
                "/user/" + Person.segment(bob.user()) + "/rooms/" + Person.segment(room)
                        + "/account_data/org.example.note",
                Json.createObjectBuilder().add("text", "look here").build());
        entry = joined(bob.sync(filter), room);
        assertThat(types(entry, "account_data")).containsExactly("org.example.note");
        isUnread(entry, root);
    }

    private static void isUnread(JsonObject entry, String root) {
        assertThat(at(entry, "unread_notifications").getInt("notification_count", -1))
                .isEqualTo(1);
        assertThat(at(entry, "unread_thread_notifications", root).getInt("notification_count", -1))
                .isEqualTo(1);
    }

    @Test
    void rules_of_ones_own_decide_what_counts() {
        cakeMatters();
        alice.say(room, "there is cake");
        alice.say(room, "there is tea");
        counts(bob.sync(), 2, 1);
        bob.put(
                RULES + "room/" + Person.segment(room),
                Json.createObjectBuilder()
                        .add("actions", Json.createArrayBuilder())
                        .build());
        alice.say(room, "silence");
        counts(bob.sync(), 1, 1);
    }

    private void cakeMatters() {
        bob.put(
                RULES + "content/cake",
                Json.createObjectBuilder()
                        .add("pattern", "cake")
                        .add(
                                "actions",
                                Json.createArrayBuilder()
                                        .add("notify")
                                        .add(Json.createObjectBuilder().add("set_tweak", "highlight")))
                        .build());
    }

    private String inThread(String root) {
        return send(alice, content("aside").add("m.relates_to", relation("m.thread", root)));
    }

    private static JsonObjectBuilder relation(String type, String target) {
        return Json.createObjectBuilder().add("rel_type", type).add("event_id", target);
    }

    private static JsonObjectBuilder users(String user) {
        return Json.createObjectBuilder()
                .add("user_ids", Json.createArrayBuilder().add(user));
    }

    private static JsonObjectBuilder content(String body) {
        return Json.createObjectBuilder().add("msgtype", "m.text").add("body", body);
    }

    private String send(Device who, JsonObjectBuilder content) {
        return send(who, "m.room.message", content);
    }

    private String send(Device who, String type, JsonObjectBuilder content) {
        String path = "/rooms/" + Person.segment(room) + "/send/" + type + "/u" + TRANSACTIONS.incrementAndGet();
        return who.put(path, content.build()).getString("event_id");
    }

    private void read(String type, String event, JsonObject body) {
        String path = CLIENT + "/rooms/" + Person.segment(room) + "/receipt/" + type + "/" + Person.segment(event);
        bob.person().talk().post(path, body).ok();
    }

    private void counts(JsonObject answer, int notifications, int highlights) {
        JsonObject counts = at(joined(answer, room), "unread_notifications");
        assertThat(counts.getInt("notification_count", -1))
                .as(answer.toString())
                .isEqualTo(notifications);
        assertThat(counts.getInt("highlight_count")).isEqualTo(highlights);
    }
}
