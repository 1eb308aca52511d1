package org.enishi.spec.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;

/** Alice at one server, Bob and Bea at another, and both servers list each other. */
record Neighbours(EnishiServer here, EnishiServer there, Person alice, Person bob, Person bea) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Neighbours meet() {
        Servers.Pair pair = Servers.pair();
        list(pair.alpha(), pair.beta());
        list(pair.beta(), pair.alpha());
        return new Neighbours(
                pair.alpha(),
                pair.beta(),
                pair.alpha().person("alice"),
                pair.beta().person("bob"),
                pair.beta().person("bea"));
    }

    private static void list(EnishiServer at, EnishiServer other) {
        at.administrator("lister")
                .talk()
                .put("/_enishi/admin/v1/federation/allowed/" + other.name(), "{\"reason\":\"neighbours\"}")
                .ok();
    }

    /** A room of Alice's. */
    ChatRoom room(String version, String joinRule) {
        return ChatRoom.madeBy(
                alice,
                "{\"preset\":\"private_chat\",\"name\":\"Room\",\"room_version\":\"" + version
                        + "\",\"initial_state\":[" + "{\"type\":\"m.room.join_rules\",\"state_key\":\"\",\"content\":"
                        + joinRule + "}]}");
    }

    ChatRoom publicRoom(String version) {
        return room(version, "{\"join_rule\":\"public\"}");
    }

    /** By the room's ID, through Alice's server. */
    Reply joins(Person who, ChatRoom room) {
        return enters("join", who, room);
    }

    Reply knocks(Person who, ChatRoom room) {
        return enters("knock", who, room);
    }

    private Reply enters(String verb, Person who, ChatRoom room) {
        String path =
                "/_matrix/client/v3/" + verb + "/" + Person.segment(room.id()) + "?via=" + Person.segment(here.name());
        return who.talk().post(path, "{}");
    }

    static void becomes(Person seenBy, ChatRoom room, Person who, String membership) {
        soon(
                who.userId() + " is " + membership,
                () -> membership(seenBy, room, who).equals(Optional.of(membership)));
    }

    static Optional<String> membership(Person seenBy, ChatRoom room, Person who) {
        Reply state = room.state(seenBy, "m.room.member/" + Person.segment(who.userId()));
        return state.status() == 200 ? Optional.of(state.json().getString("membership")) : Optional.empty();
    }

    static void reads(Person who, ChatRoom room, String... texts) {
        Awaitility.await("reading")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(room.texts(who)).contains(texts));
    }

    /** Reads backwards, by which a gap in the history is noticed and filled. */
    static void readsBackTo(Person who, ChatRoom room, String text) {
        soon(text, () -> room.messages(who, "dir=b&limit=50").toString().contains(text));
    }

    static void soon(String what, Callable<Boolean> holds) {
        Awaitility.await(what).atMost(PATIENCE).until(holds);
    }

    /** The stripped state by which the room shows itself to somebody invited or knocking. */
    static List<JsonObject> shown(Person who, ChatRoom room, String section, String state) {
        JsonObject rooms =
                object(who.talk().get("/_matrix/client/v3/sync?timeout=0").ok(), "rooms");
        JsonObject card = object(object(object(rooms, section), room.id()), state);
        return card.isEmpty() ? List.of() : card.getJsonArray("events").getValuesAs(JsonObject.class);
    }

    static Stream<String> types(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("type"));
    }

    private static JsonObject object(JsonObject parent, String key) {
        return parent.get(key) instanceof JsonObject found ? found : JsonObject.EMPTY_JSON_OBJECT;
    }
}
