package org.enishi.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.enishi.presence.Present.Sign;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#presence">Matrix v1.19, "Presence"</a> */
@DisplayName("Presence as time goes by")
class PresentTest {
    private static final long NOW = 1_000_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Present somebody = new Present();

    @Test
    void whoever_does_nothing_for_five_minutes_is_unavailable_and_online_again_by_any_activity() {
        polls(1, PresenceState.ONLINE, NOW, NOW + 10 * MINUTE);
        assertThat(somebody.at(NOW + 30_000)).isEqualTo(presence(PresenceState.ONLINE, true, NOW));
        assertThat(somebody.at(NOW + 2 * MINUTE)).isEqualTo(presence(PresenceState.ONLINE, false, NOW));
        assertThat(somebody.at(NOW + 6 * MINUTE)).isEqualTo(presence(PresenceState.UNAVAILABLE, false, NOW));
        assertThat(somebody.acts(1, NOW + 6 * MINUTE)).isTrue();
        assertThat(somebody.at(NOW + 6 * MINUTE)).isEqualTo(presence(PresenceState.ONLINE, true, NOW + 6 * MINUTE));
    }

    @Test
    void whoever_is_not_connected_any_more_is_offline_and_connects_again() {
        polls(1, PresenceState.ONLINE, NOW, NOW + MINUTE);
        assertThat(somebody.at(NOW + MINUTE).state()).isEqualTo(PresenceState.OFFLINE);
        assertThat(somebody.acts(1, NOW + MINUTE)).isFalse();
        assertThat(polls(1, PresenceState.ONLINE, NOW + 2 * MINUTE, NOW + 3 * MINUTE))
                .isTrue();
        assertThat(somebody.at(NOW + 2 * MINUTE).active()).isTrue();
    }

    @Test
    void polling_is_news_once_and_no_activity() {
        assertThat(polls(1, PresenceState.ONLINE, NOW, NOW + 10 * MINUTE)).isTrue();
        assertThat(polls(1, PresenceState.ONLINE, NOW + 4 * MINUTE, NOW + 10 * MINUTE))
                .isFalse();
        assertThat(somebody.at(NOW + 6 * MINUTE).state()).isEqualTo(PresenceState.UNAVAILABLE);
        assertThat(polls(1, PresenceState.OFFLINE, NOW, NOW + MINUTE)).isFalse();
    }

    @Test
    void what_the_user_chose_outlives_polling_but_not_what_the_client_says_of_idling() {
        chooses(PresenceState.OFFLINE);
        polls(1, PresenceState.UNAVAILABLE, NOW, NOW + 10 * MINUTE);
        polls(1, PresenceState.ONLINE, NOW, NOW + 10 * MINUTE);
        assertThat(somebody.at(NOW + 9 * MINUTE).state()).isEqualTo(PresenceState.OFFLINE);
        chooses(PresenceState.ONLINE);
        polls(1, PresenceState.UNAVAILABLE, NOW, NOW + 10 * MINUTE);
        assertThat(somebody.at(NOW).state()).isEqualTo(PresenceState.UNAVAILABLE);
    }

    @Test
    void what_another_server_told_holds_for_a_while() {
        var told = presence(PresenceState.UNAVAILABLE, false, NOW - MINUTE);
        somebody.isTold(told, NOW + MINUTE);
        assertThat(somebody.at(NOW)).isEqualTo(told);
        assertThat(somebody.at(NOW + MINUTE)).isEqualTo(presence(PresenceState.OFFLINE, false, NOW - MINUTE));
    }

    private boolean polls(long device, PresenceState state, long now, long until) {
        return somebody.polls(device, new Sign(state, until, false), now);
    }

    private void chooses(PresenceState state) {
        somebody.chooses(1, new Sign(state, NOW + 5 * MINUTE, true), Optional.empty(), NOW);
    }

    private static Presence presence(PresenceState state, boolean active, long lastActive) {
        return new Presence(state, active, lastActive, Optional.empty());
    }
}
