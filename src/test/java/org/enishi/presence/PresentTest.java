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

    @Test
    void of_several_nodes_the_most_active_counts_as_long_as_it_says_so() {
        polls(1, PresenceState.UNAVAILABLE, NOW, NOW + 20 * MINUTE);
        somebody.isKept("other", kept(PresenceState.ONLINE, NOW + 10 * MINUTE), NOW);
        assertThat(somebody.at(NOW).state()).isEqualTo(PresenceState.ONLINE);
        somebody.isKept("other", kept(PresenceState.OFFLINE, NOW + 11 * MINUTE), NOW + MINUTE);
        assertThat(somebody.at(NOW + MINUTE).state()).isEqualTo(PresenceState.UNAVAILABLE);
        somebody.isKept("other", kept(PresenceState.ONLINE, NOW + 12 * MINUTE), NOW + 2 * MINUTE);
        assertThat(somebody.at(NOW + 12 * MINUTE).state())
                .as("that node has ended")
                .isEqualTo(PresenceState.UNAVAILABLE);
    }

    @Test
    void a_node_says_what_it_knows_by_itself_once_and_again_before_it_is_forgotten() {
        assertThat(somebody.due(NOW)).isEmpty();
        polls(1, PresenceState.UNAVAILABLE, NOW, NOW + 20 * MINUTE);
        somebody.isKept("other", kept(PresenceState.ONLINE, NOW + 10 * MINUTE), NOW);
        Present.Kept said = somebody.due(NOW).orElseThrow();
        assertThat(said.presence().state()).isEqualTo(PresenceState.UNAVAILABLE);
        assertThat(somebody.isOurs(NOW)).isFalse();
        somebody.wasKept(said);
        assertThat(somebody.isOurs(NOW)).isTrue();
        assertThat(somebody.due(NOW + MINUTE)).isEmpty();
        assertThat(somebody.due(NOW + 6 * MINUTE)).isPresent();
        assertThat(somebody.due(NOW + 20 * MINUTE).orElseThrow().presence().state())
                .isEqualTo(PresenceState.OFFLINE);
    }

    @Test
    void of_whom_no_node_says_anything_any_more_whoever_is_left_tells() {
        somebody.isKept("other", kept(PresenceState.ONLINE, NOW + MINUTE), NOW);
        assertThat(somebody.isOurs(NOW)).isFalse();
        assertThat(somebody.isOurs(NOW + MINUTE)).isTrue();
        assertThat(somebody.at(NOW + MINUTE)).isEqualTo(presence(PresenceState.OFFLINE, false, NOW - MINUTE));
    }

    private static Present.Kept kept(PresenceState state, long until) {
        return new Present.Kept(presence(state, false, NOW - MINUTE), until);
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
