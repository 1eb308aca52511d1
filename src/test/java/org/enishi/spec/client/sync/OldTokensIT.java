package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.json.Json;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A token says the same whether it is answered from memory, as a fresh one, or from the database, as after a restart:
 * events, state, summaries, receipts, unread counts, account data, device lists.
 */
@DisplayName("Old tokens")
class OldTokensIT {
    private static final EnishiServer SERVER = new EnishiServer(Map.of());

    /** What is told of the time at which it is told. */
    private static final Set<String> OF_THE_MOMENT = Set.of("age", "next_batch");

    private final List<Device> people = new ArrayList<>();
    private final List<String> rooms = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    /** A token that somebody was given. */
    private record Place(Device who, String since) {}

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void say_the_same_from_the_database_as_from_memory(long seed, boolean stateAfter) {
        meet();
        var random = new Random(seed);
        for (int step = 0; step < 40; step++) {
            act(random, step);
            if (step % 4 == 0) people.forEach(this::mark);
        }
        List<String> fromMemory = answers(stateAfter);
        SERVER.stop();
        SERVER.start();
        List<String> fromDatabase = answers(stateAfter);
        assertThat(fromMemory).anyMatch(text -> text.contains("m.receipt"));
        assertThat(fromMemory).anyMatch(text -> text.contains("device_lists"));
        for (int i = 0; i < places.size(); i++)
            assertThat(fromDatabase.get(i))
                    .as("%s since %s", places.get(i).who.user(), places.get(i).since)
                    .isEqualTo(fromMemory.get(i));
    }

    private void meet() {
        for (String name : List.of("alice", "bob", "carol")) people.add(new Device(SERVER.person(name)));
        people.forEach(Device::sync);
        for (int i = 0; i < 2; i++) {
            String room = people.get(0).createPublicRoom();
            rooms.add(room);
            for (Device each : people.subList(1, 3)) each.join(room);
            said.add(people.get(0).say(room, "welcome"));
            said.add(people.get(0).say(room, "welcome again"));
        }
    }

    private void act(Random random, int step) {
        Device who = people.get(random.nextInt(3));
        int number = random.nextInt(2);
        String room = rooms.get(number);
        switch (random.nextInt(8)) {
            case 0 -> {
                String last = said.get(2 * number + random.nextInt(2));
                String type = random.nextInt(3) == 0 ? "m.read.private" : "m.read";
                JsonObjectBuilder body = Json.object();
                if (random.nextBoolean()) body.add("thread_id", "main");
                String path = "/receipt/" + type + "/" + Person.segment(last);
                people.get(random.nextInt(2)).post("/rooms/" + Person.segment(room) + path, body.build());
            }
            case 1 -> CryptoDevice.ready(who.person().onAnotherDevice(), 0);
            case 2 -> people.get(0).state(room, "m.room.topic", "topic", "topic " + step);
            case 3 -> comeOrGo(people.get(2), room);
            case 4 ->
                who.put(
                        "/user/" + Person.segment(who.user()) + "/account_data/org.example.x",
                        Json.object().add("step", step).build());
            default ->
                said.set(
                        2 * number + random.nextInt(2),
                        people.get(random.nextInt(2)).say(room, "step " + step));
        }
    }

    private static void comeOrGo(Device who, String room) {
        String path = Device.CLIENT + "/rooms/" + Person.segment(room) + "/joined_members";
        if (who.person().talk().get(path).status() == 200) who.leave(room);
        else who.join(room);
    }

    private void mark(Device who) {
        who.sync();
        places.add(new Place(who, who.since()));
    }

    private List<String> answers(boolean stateAfter) {
        return places.stream()
                .map(place -> place.who
                        .person()
                        .talk()
                        .get(Device.CLIENT + "/sync?use_state_after=" + stateAfter + "&since=" + place.since)
                        .ok())
                .map(answer -> lasting("", answer).toString())
                .toList();
    }

    /** Without what is of the moment, keys in order, and where the order says nothing, lists in order, too. */
    private static JsonValue lasting(String key, JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder copy = Json.object();
            new TreeMap<>(object).forEach((name, inner) -> {
                boolean timeline = key.equals("timeline");
                if (!OF_THE_MOMENT.contains(name)) copy.add(name, lasting(timeline ? "chronological" : name, inner));
            });
            return copy.build();
        }
        if (!(value instanceof JsonArray array)) return value;
        List<JsonValue> values =
                new ArrayList<>(array.stream().map(each -> lasting("", each)).toList());
        if (!key.equals("chronological")) values.sort(Comparator.comparing(JsonValue::toString));
        var sorted = Json.array();
        values.forEach(sorted::add);
        return sorted.build();
    }
}
