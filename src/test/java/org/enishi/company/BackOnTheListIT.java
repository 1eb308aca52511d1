package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A domain that is taken off the list and put back")
class BackOnTheListIT {
    private final EnishiServer alpha = Servers.pair().alpha();
    private final EnishiServer beta = Servers.pair().beta();
    private final Person admin = alpha.administrator("admin");
    private final Person alice = alpha.person("alice");
    private final Person bob = beta.person("bob");

    @Test
    void getsWhatWasSaidMeanwhileAndWhatItSaidIsFetched() {
        admin.talk().put(listEntry(), reason("partner")).ok();
        String room = enteredRoom();
        say(alice, room, "one");
        awaitHeard(bob, room, List.of("one"));

        admin.talk().send("DELETE", listEntry(), reason("a quarrel").toString());
        say(alice, room, "two");
        say(bob, room, "refused at first");

        admin.talk().put(listEntry(), reason("peace")).ok();
        awaitHeard(bob, room, List.of("one", "two", "refused at first"));
        say(bob, room, "three");
        awaitHeard(alice, room, List.of("one", "two", "refused at first", "three"));
    }

    private String enteredRoom() {
        JsonObject wish =
                Json.createObjectBuilder().add("preset", "public_chat").build();
        String room =
                alice.talk().post("/_matrix/client/v3/createRoom", wish).ok().getString("room_id");
        String join = "/_matrix/client/v3/join/" + Person.segment(room) + "?via=" + Person.segment(alpha.name());
        bob.talk().post(join, "{}").ok();
        return room;
    }

    private static void say(Person person, String room, String text) {
        JsonObject body = Json.createObjectBuilder()
                .add("msgtype", "m.text")
                .add("body", text)
                .build();
        String path =
                "/_matrix/client/v3/rooms/" + Person.segment(room) + "/send/m.room.message/" + Person.segment(text);
        person.talk().put(path, body).ok();
    }

    private static void awaitHeard(Person person, String room, List<String> expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(heard(person, room)).containsExactlyInAnyOrderElementsOf(expected));
    }

    private static List<String> heard(Person person, String room) {
        String path = "/_matrix/client/v3/rooms/" + Person.segment(room) + "/messages?dir=b&limit=100";
        return person.talk().get(path).ok().getJsonArray("chunk").getValuesAs(JsonObject.class).stream()
                .filter(event -> event.getString("type").equals("m.room.message"))
                .map(event -> event.getJsonObject("content").getString("body"))
                .toList();
    }

    private String listEntry() {
        return "/_enishi/admin/v1/federation/allowed/" + Person.segment(beta.name());
    }

    private static JsonObject reason(String reason) {
        return Json.createObjectBuilder().add("reason", reason).build();
    }
}
