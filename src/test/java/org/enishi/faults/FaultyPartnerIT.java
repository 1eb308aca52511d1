package org.enishi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.enishi.fixture.Wire.Weather;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "While a partner is faulty, other partners and our own people notice nothing; afterwards all hold the same")
class FaultyPartnerIT {
    private Partners partners;
    private Meeting meeting;

    @BeforeEach
    void meet() {
        partners = Partners.get();
        meeting = partners.meeting();
    }

    @Test
    void cutOff() {
        othersGoOnIn(Weather.CUT);
    }

    @Test
    void hung() {
        othersGoOnIn(Weather.HUNG);
    }

    @Test
    void slow() {
        othersGoOnIn(Weather.SLOW);
    }

    @Test
    void behindAWireThatTurnsBits() {
        othersGoOnIn(Weather.GARBLED);
    }

    @Test
    void killed() {
        partners.beta.kill();
        meeting.room().say(meeting.alice(), "while it is dead");
        othersHear("while it is dead");
        partners.beta.start();
        meeting.room().say(meeting.bob(), "alive again");
        meeting.awaitSame();
        assertThat(meeting.room().texts(meeting.bob())).contains("while it is dead", "alive again");
    }

    private void othersGoOnIn(Weather weather) {
        partners.toBeta.set(weather);
        meeting.room().say(meeting.alice(), "in bad weather");
        await(weather + " is met").atMost(Duration.ofSeconds(30)).until(() -> partners.toBeta.met() > 0);
        othersHear("in bad weather");
        if (weather != Weather.SLOW)
            assertThat(meeting.room().texts(meeting.bob())).doesNotContain("in bad weather");
        partners.clear();
        meeting.room().say(meeting.bob(), "in good weather");
        meeting.awaitSame();
        assertThat(meeting.room().texts(meeting.bob())).contains("in bad weather", "in good weather");
    }

    private void othersHear(String text) {
        meeting.awaitThird(text);
        meeting.awaitHeard(meeting.carol(), text);
        meeting.strangerSays("the third answers").ok();
        meeting.awaitHeard(meeting.alice(), "the third answers");
    }
}
