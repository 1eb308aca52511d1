package org.enishi.journal.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.JournalNode;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.JournalStores;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.NewNodes;
import org.enishi.store.state.StateRoot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rests on an event, asked from below, is what the auth chains of the whole state tell, walked from above. */
class CoverTest {
    private static final int STEPS = 120;
    private static final int PEOPLE = 12;
    private static final Limits AMPLE = new Limits(100_000, 100, 100_000);

    private final List<Event> history = new ArrayList<>();
    private final Set<EventId> covered = new HashSet<>();
    private final Set<EventId> uncovered = new HashSet<>();

    @ParameterizedTest
    @EnumSource(names = {"V2", "V11", "V12"})
    void isTheAuthChainOfWhatTheStatesAgreeOn(RoomVersion version) {
        try (JournalNode node = new JournalNode(Databases.h2(), "one.example")) {
            live(node, version);
            var sight = new Committed(node.stores, new NewNodes(node.stores.nodes()));
            var random = new Random(7);
            for (int i = 0; i < 40; i++) {
                Set<StateRoot> states = Set.of(
                        before(node, random.nextInt(STEPS)), before(node, STEPS / 2 + random.nextInt(STEPS / 2)));
                if (states.size() == 2) compare(Fork.of(version, states, sight), sight, random);
            }
        }
        assertThat(covered).hasSizeGreaterThan(10);
        assertThat(uncovered).hasSizeGreaterThan(10);
    }

    private void compare(Fork fork, Sight sight, Random random) {
        Set<EventId> candidates = new HashSet<>();
        for (Event event : history) if (random.nextInt(3) > 0) candidates.add(event.id());
        Set<EventId> expected = chain(fork, sight);
        expected.retainAll(candidates);
        var effort = new Effort(AMPLE, () -> new IllegalStateException("more than ample"));
        assertThat(new Cover(fork, sight, effort).of(candidates)).isEqualTo(expected);
        covered.addAll(expected);
        candidates.removeAll(expected);
        uncovered.addAll(candidates);
    }

    private static Set<EventId> chain(Fork fork, Sight sight) {
        Deque<EventId> above =
                new ArrayDeque<>(sight.states().all(fork.base(), fork::agreesOn).values());
        Set<EventId> chain = new HashSet<>();
        while (!above.isEmpty())
            for (EventId auth : sight.events(Set.of(above.remove()))
                    .values()
                    .iterator()
                    .next()
                    .event()
                    .authEvents()) if (chain.add(auth)) above.add(auth);
        return chain;
    }

    /** People come, go and come again under ever new power levels. */
    private void live(JournalNode node, RoomVersion version) {
        UserId founder = node.user("founder", 1);
        List<UserId> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) people.add(node.user("person" + i, 2 + i));
        RoomId room = node.room(founder, version);
        Set<UserId> present = new HashSet<>();
        var random = new Random(1);
        while (history.size() < STEPS) {
            UserId person = people.get(random.nextInt(PEOPLE));
            history.add(
                    switch (random.nextInt(5)) {
                        case 0 -> node.state(room, founder, StateKey.POWER_LEVELS, levels(founder, version, random));
                        case 1 -> node.state(room, founder, StateKey.of(EventType.TOPIC), topic(random));
                        default -> {
                            String next = present.remove(person) || !present.add(person) ? "leave" : "join";
                            yield node.state(room, person, StateKey.member(person), JournalNode.membership(next));
                        }
                    });
        }
    }

    private static JsonObject levels(UserId founder, RoomVersion version, Random random) {
        var users = Json.object();
        if (!version.creatorsHaveInfinitePower()) users.add(founder.value(), 100);
        return Json.object().add("users", users).add("ban", random.nextInt(100)).build();
    }

    private static JsonObject topic(Random random) {
        return Json.object().add("topic", "topic " + random.nextInt()).build();
    }

    private StateRoot before(JournalNode node, int place) {
        StateRoot root =
                node.stores.events().find(history.get(place).id()).orElseThrow().before();
        return Objects.requireNonNull(root);
    }

    /** All that is stored, and nothing on the way. */
    private record Committed(JournalStores stores, NewNodes nodes) implements Sight {
        @Override
        public Map<EventId, StoredEvent> events(Collection<EventId> ids) {
            return stores.events().find(ids);
        }

        @Override
        public Collection<StoredEvent> pending() {
            return List.of();
        }

        @Override
        public void remember(Set<StateRoot> states, StateRoot resolved) {
            throw new UnsupportedOperationException("nothing is resolved here");
        }
    }
}
