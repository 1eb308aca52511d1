package org.enishi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.enishi.fixture.Person.segment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.enishi.fixture.Person;
import org.enishi.fixture.Wire.Weather;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server whose clock is wrong; what it publishes about its keys is good for two days, renewed after one")
class WrongClocks {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MOST_OF_A_DAY = Duration.ofHours(23);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Partners partners;

    @BeforeEach
    void settle() {
        FakeTime.assumeInstalled();
        partners = Partners.get();
    }

    @AfterEach
    void setRight() {
        if (partners != null) betasClockIs(Duration.ZERO);
    }

    @Test
    void aDayAheadAndThenADayBehindItEntersHearsAndIsHeardAndIsHeldUpByNothing() {
        betasClockIs(DAY);
        Meeting ahead = partners.meeting();
        List<String> said = talk(ahead, "ahead");
        assertThat(behind(ahead).negated()).isGreaterThan(MOST_OF_A_DAY);
        said.add(heldUp(ahead));
        betasClockIs(Duration.ZERO);
        partners.clear();
        ahead.awaitHeard(ahead.alice(), "held up");
        betasClockIs(DAY.negated());
        said.addAll(talk(ahead, "behind"));
        Meeting behind = partners.meeting();
        List<String> saidThere = talk(behind, "behind");
        assertThat(behind(behind)).isGreaterThan(MOST_OF_A_DAY);
        betasClockIs(Duration.ZERO);
        said.addAll(talk(ahead, "right"));
        saidThere.addAll(talk(behind, "right"));
        assertAllHaveOnce(ahead, said);
        assertAllHaveOnce(behind, saidThere);
    }

    /** Beta cannot bring it for the moment, and sets itself a time for the next attempt. */
    private String heldUp(Meeting meeting) {
        partners.toAlpha.set(Weather.CUT);
        int before = partners.beta.output().length();
        meeting.room().say(meeting.bob(), "held up");
        await("beta cannot deliver")
                .atMost(PATIENCE)
                .until(() ->
                        partners.beta.output().substring(before).contains("Cannot deliver: " + partners.alpha.name()));
        return "held up";
    }

    private static List<String> talk(Meeting meeting, String when) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            said.add(said(meeting, meeting.alice(), "alice " + when + " " + i));
            said.add(said(meeting, meeting.bob(), "bob " + when + " " + i));
        }
        return said;
    }

    private static void assertAllHaveOnce(Meeting meeting, List<String> said) {
        meeting.awaitSame();
        for (Person each : List.of(meeting.alice(), meeting.carol(), meeting.bob()))
            assertThat(meeting.room().texts(each)).containsOnlyOnceElementsOf(said);
    }

    /** And the other side has heard it. */
    private static String said(Meeting meeting, Person who, String text) {
        meeting.room().say(who, text);
        meeting.awaitHeard(who == meeting.bob() ? meeting.alice() : meeting.bob(), text);
        return text;
    }

    /** By how much what Bob says is older than what Alice says right before. */
    private static Duration behind(Meeting meeting) {
        String alices = meeting.room().say(meeting.alice(), "what time is it here?");
        String bobs = meeting.room().say(meeting.bob(), "and here?");
        return Duration.ofMillis(time(meeting, meeting.alice(), alices) - time(meeting, meeting.bob(), bobs));
    }

    private static long time(Meeting meeting, Person who, String event) {
        return who.talk()
                .get(meeting.room().path("event/" + segment(event)))
                .ok()
                .getJsonNumber("origin_server_ts")
                .longValue();
    }

    private void betasClockIs(Duration off) {
        partners.beta.stop();
        FakeTime.set(partners.beta, off);
        partners.beta.start();
    }
}
