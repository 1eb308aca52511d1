package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds in every room, however it forked. A failure prints the seed and the graph. */
class ResolutionPropertiesTest {
    private static final int GRAPHS = 25;
    private static final int SIZE = 60;

    private static List<RandomGraph> graphs(RoomVersion version) {
        return IntStream.range(0, GRAPHS)
                .mapToObj(seed -> new RandomGraph(version, seed, SIZE))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfTheStatesDoesNotMatter(RoomVersion version) {
        for (RandomGraph graph : graphs(version)) {
            var chance = new Random(7);
            for (Event event : graph.events) {
                List<Map<StateKey, Event>> states = new ArrayList<>(graph.meetingBefore(event));
                if (states.size() < 2) continue;
                Collections.shuffle(states, chance);
                states.add(states.get(chance.nextInt(states.size())));
                assertThat(Resolution.resolve(graph.room, states))
                        .as(() -> "before " + event + "\n" + graph)
                        .isEqualTo(Resolution.ids(graph.before.get(event.id())));
            }
        }
    }

    /** The algorithm of the page, written down a second time without any thought of its cost. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V1") // has another page
    void itIsWhatThePageSays(RoomVersion version) {
        int forks = 0;
        for (RandomGraph graph : graphs(version)) {
            for (Event event : graph.events) {
                List<Map<StateKey, Event>> states = graph.meetingBefore(event);
                if (states.size() > 1) forks++;
                assertThat(Resolution.ids(graph.before.get(event.id())))
                        .as(() -> "before " + event + "\n" + graph)
                        .isEqualTo(ByTheBook.resolve(graph.room, states));
            }
        }
        assertThat(forks).isGreaterThan(GRAPHS * 5);
    }

    /** What stands in a state was allowed by its own auth events, and these were accepted; and so on down to the first. */
    @ParameterizedTest
    @EnumSource
    void everyStateReachedIsAuthorised(RoomVersion version) {
        for (RandomGraph graph : graphs(version)) {
            Set<EventId> good = new HashSet<>();
            for (Event event : graph.events)
                for (Event standing : graph.after(event).values())
                    assertThat(isAuthorised(standing, graph, good))
                            .as(() -> standing + " after " + event + "\n" + graph)
                            .isTrue();
        }
    }

    private static boolean isAuthorised(Event event, RandomGraph graph, Set<EventId> good) {
        if (good.contains(event.id())) return true;
        List<Event> auth = graph.authEvents(event);
        var state = AuthEvents.state(auth, Optional.of(graph.start.get(0)));
        boolean authorised = new Authoriser().judge(event, state).isAllowed()
                && auth.stream()
                        .allMatch(each -> !graph.rejected.contains(each.id()) && isAuthorised(each, graph, good));
        if (authorised) good.add(event.id());
        return authorised;
    }

    /** Whoever made the room cannot be thrown out of it, whatever the others do. */
    @ParameterizedTest
    @EnumSource
    void theMightiestKeepsTheirPlace(RoomVersion version) {
        for (RandomGraph graph : graphs(version))
            for (Event event : graph.events)
                assertThat(graph.after(event))
                        .as(() -> "after " + event + "\n" + graph)
                        .containsEntry(StateKey.CREATE, graph.start.get(0))
                        .containsEntry(StateKey.member(PaperRoom.ALICE), graph.start.get(1));
    }
}
