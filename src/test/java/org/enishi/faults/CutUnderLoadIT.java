package org.enishi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.enishi.fixture.Wire.Weather;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Five messages a second each way. {@code enishi.faults.seconds} says how long the cut lasts: a quarter of a minute, and ten
 * minutes under {@code -Pfaults}.
 */
@DisplayName("A network cut between two servers under load, and healed")
class CutUnderLoadIT {
    private static final int SECONDS = Integer.getInteger("enishi.faults.seconds", 15);
    private static final Duration SHORT = Duration.ofSeconds(60);

    @Test
    void bothHoldTheSameEventsAndTheSameStateAfterwards() {
        Partners partners = Partners.get();
        Meeting meeting = partners.meeting();
        try (var alice = new Talk(meeting.alice(), meeting.room());
                var bob = new Talk(meeting.bob(), meeting.room())) {
            await().atMost(SHORT).until(() -> alice.count() > 10 && bob.count() > 10);
            partners.toAlpha.set(Weather.CUT);
            partners.toBeta.set(Weather.CUT);
            int before = alice.count();
            bothChangeTheState(meeting);
            await("a cut of " + SECONDS + " s")
                    .pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(SECONDS).plus(SHORT))
                    .until(() -> alice.count() - before >= 5 * SECONDS);
            assertThat(meeting.events(meeting.bob())).doesNotContainAnyElementsOf(since(alice, before + 5));
            meeting.awaitThird(meeting.alice().userId() + (alice.count() - 1));
            partners.clear();
            int healed = alice.count();
            await("on it goes").atMost(SHORT).until(() -> alice.count() > healed + 10);
            alice.close();
            bob.close();
            meeting.awaitSame(Duration.ofSeconds(SECONDS).plus(SHORT).plus(SHORT));
            assertThat(meeting.events(meeting.alice()))
                    .containsAll(alice.acknowledged())
                    .containsAll(bob.acknowledged());
        }
    }

    private static void bothChangeTheState(Meeting meeting) {
        meeting.room()
                .set(meeting.alice(), "m.room.topic/", "{\"topic\":\"alice's\"}")
                .ok();
        meeting.room()
                .set(meeting.bob(), "m.room.topic/", "{\"topic\":\"bob's\"}")
                .ok();
        meeting.room()
                .set(meeting.alice(), "m.room.name/", "{\"name\":\"alice's\"}")
                .ok();
        meeting.room()
                .set(meeting.bob(), "m.room.pinned_events/", "{\"pinned\":[]}")
                .ok();
    }

    private static List<String> since(Talk talk, int from) {
        List<String> all = talk.acknowledged();
        return all.subList(Math.min(from, all.size()), all.size());
    }
}
