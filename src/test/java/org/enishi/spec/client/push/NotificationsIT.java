package org.enishi.spec.client.push;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#listing-notifications">Matrix v1.19, "Listing notifications"</a> */
@DisplayName("Listing notifications")
class NotificationsIT {
    private static final String CLIENT = "/_matrix/client/v3";

    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");
    private final Person bob = server.person("bob");
    private final ChatRoom room = ChatRoom.openedBy(alice);
    private final ChatRoom other = ChatRoom.openedBy(alice);

    @BeforeEach
    void meet() {
        room.say(alice, "before he came");
        room.join(bob).ok();
        other.join(bob).ok();
    }

    @Test
    void are_of_all_rooms_newest_first_with_what_is_to_be_done_and_whether_they_were_read() {
        String first = room.say(alice, "one");
        other.say(alice, "two");
        room.say(bob, "of his own");
        bob.talk()
                .post(room.path("receipt/m.read/" + Person.segment(first)), "{}")
                .ok();
        room.say(alice, "three");
        List<JsonObject> all = list("").getJsonArray("notifications").getValuesAs(JsonObject.class);
        assertThat(all).extracting(NotificationsIT::text).containsExactly("three", "two", "one");
        assertThat(all).extracting(each -> each.getBoolean("read")).containsExactly(false, false, true);
        assertThat(all).extracting(each -> each.getString("room_id")).containsExactly(room.id(), other.id(), room.id());
        JsonObject last = all.get(0);
        assertThat(last.getJsonArray("actions").toString()).contains("notify");
        assertThat(last.getJsonNumber("ts").longValue()).isPositive();
        assertThat(last.getJsonObject("event")).doesNotContainKey("room_id").containsKeys("event_id", "sender");
        assertThat(list("")).doesNotContainKey("next_token");
    }

    @Test
    void come_in_pages() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            said.add(0, "number " + i);
            (i % 2 == 0 ? room : other).say(alice, "number " + i);
        }
        List<String> found = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 4; page++) {
            JsonObject answer = list("?limit=2" + next);
            found.addAll(texts(answer));
            if (page < 3) next = "&from=" + answer.getString("next_token");
            else assertThat(texts(answer)).hasSize(1);
        }
        assertThat(found).isEqualTo(said);
        Reply refused = bob.talk().get(CLIENT + "/notifications?from=nonsense");
        assertThat(refused.errcode()).isEqualTo("M_INVALID_PARAM");
    }

    @Test
    void may_be_only_those_that_highlight() {
        for (int i = 0; i < 3; i++) room.say(alice, "chatter");
        mention("look here");
        room.say(alice, "more chatter");
        assertThat(texts(list("?only=highlight"))).containsExactly("look here");
    }

    @Test
    void follow_rules_of_ones_own() {
        bob.talk()
                .put(
                        CLIENT + "/pushrules/global/content/cake",
                        "{\"pattern\":\"cake\",\"actions\":[\"notify\",{\"set_tweak\":\"highlight\"}]}")
                .ok();
        bob.talk()
                .put(CLIENT + "/pushrules/global/room/" + Person.segment(other.id()), "{\"actions\":[]}")
                .ok();
        room.say(alice, "there is cake");
        room.say(alice, "there is none");
        other.say(alice, "nobody wants to know");
        assertThat(texts(list(""))).containsExactly("there is none", "there is cake");
        assertThat(texts(list("?only=highlight"))).containsExactly("there is cake");
    }

    @Test
    void leave_out_what_was_redacted_and_whom_one_ignores_and_rooms_that_were_left() {
        String regretted = room.say(alice, "regretted");
        alice.talk()
                .put(room.path("redact/" + Person.segment(regretted) + "/r1"), "{}")
                .ok();
        other.say(alice, "left behind");
        other.leave(bob).ok();
        room.say(alice, "heard");
        assertThat(texts(list(""))).containsExactly("heard");
        bob.talk()
                .put(
                        CLIENT + "/user/" + Person.segment(bob.userId()) + "/account_data/m.ignored_user_list",
                        "{\"ignored_users\":{\"" + alice.userId() + "\":{}}}")
                .ok();
        assertThat(texts(list(""))).isEmpty();
    }

    private void mention(String text) {
        JsonObject content = Json.createObjectBuilder()
                .add("msgtype", "m.text")
                .add("body", text)
                .add(
                        "m.mentions",
                        Json.createObjectBuilder()
                                .add("user_ids", Json.createArrayBuilder().add(bob.userId())))
                .build();
        alice.talk().put(room.path("send/m.room.message/mention"), content).ok();
    }

    private JsonObject list(String query) {
        return bob.talk().get(CLIENT + "/notifications" + query).ok();
    }

    private static List<String> texts(JsonObject answer) {
        return answer.getJsonArray("notifications").getValuesAs(JsonObject.class).stream()
                .map(NotificationsIT::text)
                .toList();
    }

    private static String text(JsonObject notification) {
        return notification.getJsonObject("event").getJsonObject("content").getString("body", "");
    }
}
