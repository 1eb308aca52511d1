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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A token says the same whether it is answered from memory, as a fresh one, or from the database, as after a restart:
 * events, state, summaries, receipts, unread counts, also by thread, invitations, knocks, account data, tags, messages to
 * devices, key counts, device lists, and what ignored users say.
 */
@DisplayName("Old tokens")
class OldTokensIT {
    private static final EnishiServer SERVER = new EnishiServer(Map.of());

    /** Members that a device has been told of are remembered while the server runs only, so all are wanted here. */
    private static final String LAZY =
            "{\"room\":{\"state\":{\"lazy_load_members\":true,\"include_redundant_members\":true},"
                    + "\"timeline\":{\"limit\":4,\"unread_thread_notifications\":true}}}";

    /** What is told of the time at which it is told. */
    private static final Set<String> OF_THE_MOMENT = Set.of("age", "next_batch");

    private final List<Place> places = new ArrayList<>();

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
    @CsvSource({"1, false, {}", "2, true, {}", "3, true, lazy", "4, false, lazy"})
    void say_the_same_from_the_database_as_from_memory(long seed, boolean stateAfter, String filter) {
        String query = "use_state_after=" + stateAfter + "&filter="
                + Person.segment(filter.equals("lazy") ? LAZY : filter) + "&since=";
        live(new BusyLives(SERVER), new Random(seed));
        List<String> fromMemory = answers(query);
        SERVER.stop();
        SERVER.start();
        List<String> fromDatabase = answers(query);
        for (String section : List.of(
                "m.receipt", "device_lists", "\"invite\"", "\"knock\"", "\"leave\"", "m.tag", "last words", "summary"))
            assertThat(fromMemory).anyMatch(text -> text.contains(section));
        for (int i = 0; i < places.size(); i++)
            assertThat(fromDatabase.get(i))
                    .as("%s since %s", places.get(i).who.user(), places.get(i).since)
                    .isEqualTo(fromMemory.get(i));
    }

    private void live(BusyLives lives, Random random) {
        for (int step = 0; step < 60; step++) {
            lives.act(random, step);
            if (step % 5 == 0) lives.people().forEach(this::mark);
        }
        lives.lastWords();
    }

    private void mark(Device who) {
        who.sync();
        places.add(new Place(who, who.since()));
    }

    private List<String> answers(String query) {
        return places.stream()
                .map(place -> place.who
                        .person()
                        .talk()
                        .get(Device.CLIENT + "/sync?" + query + place.since)
                        .ok())
                .peek(OldTokensIT::assertNothingTwice)
                .map(answer -> lasting("", answer).toString())
                .toList();
    }

    private static void assertNothingTwice(JsonObject answer) {
        for (String section : List.of("join", "leave"))
            for (String room : Device.at(answer, "rooms", section).keySet())
                for (String part : List.of("state", "state_after", "timeline"))
                    assertThat(Device.ids(Device.room(answer, section, room), part))
                            .as("%s of %s in %s", part, room, section)
                            .doesNotHaveDuplicates();
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
