package org.enishi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Wire.Weather;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("GET /rooms/{roomId}/messages while the server that has what was said before is cut off")
class SilentHistoryIT {
    private static final int MOST_PAGES = 20;

    private final Partners partners = Partners.get();

    @Test
    void isNoBeginningOfTheRoomAndIsReadOnLater() {
        Person alice = partners.alpha.person("alice");
        var room = ChatRoom.madeBy(alice, "{\"preset\":\"public_chat\"}");
        List<String> said =
                IntStream.range(0, 150).mapToObj(i -> "before Bob " + i).toList();
        said.forEach(text -> room.say(alice, text));
        Person bob = partners.beta.person("bob");
        partners.toAlpha.set(Weather.CLEAR);
        bob.talk()
                .post("/_matrix/client/v3/join/" + segment(room.id()) + "?via=" + partners.alpha.name(), "{}")
                .ok();
        room.say(bob, "here I am");
        partners.toAlpha.set(Weather.CUT);
        List<String> read = new ArrayList<>();
        String from = "";
        Reply reply = page(room, bob, from);
        for (int i = 0; i < MOST_PAGES && reply.status() == 200; i++) {
            read.addAll(texts(reply.json()));
            assertThat(reply.json()).as("there is more").containsKey("end");
            from = reply.json().getString("end");
            reply = page(room, bob, from);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.errcode()).isEqualTo("M_UNKNOWN");
            reply = page(room, bob, from);
        }
        assertThat(read).contains("here I am").doesNotContain("before Bob 0");

        partners.clear();
        String place = from;
        Awaitility.await("alpha is asked again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> page(room, bob, place).status() == 200);
        for (boolean more = true; more; ) {
            JsonObject answer = page(room, bob, from).ok();
            read.addAll(texts(answer));
            more = answer.containsKey("end");
            if (more) from = answer.getString("end");
        }
        assertThat(read).containsAll(said).doesNotHaveDuplicates();
    }

    /** Off the record, for what other servers do not answer is not among the documented errors. */
    private static Reply page(ChatRoom room, Person who, String from) {
        String query = "messages?dir=b&limit=30" + (from.isEmpty() ? "" : "&from=" + segment(from));
        return who.talk().offTheRecord().get(room.path(query));
    }

    private static List<String> texts(JsonObject page) {
        return page.getJsonArray("chunk").getValuesAs(JsonObject.class).stream()
                .filter(event -> event.getString("type").equals("m.room.message"))
                .map(event -> event.getJsonObject("content").getString("body"))
                .toList();
    }
}
