package org.enishi.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.enishi.administration.link.BothWays;
import org.enishi.store.policy.view.Said;
import org.enishi.store.policy.view.Standing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How two servers stand follows from two views: ours, and theirs as they signed it last. */
class BothWaysTest {
    private static final long NOW = 1_000;

    @ParameterizedTest(name = "we agree: {0}, they say {1} until {2} and hold {3}: {4}")
    @CsvSource({
        "true,  AGREED,  2000, 7, MUTUAL",
        "true,  AGREED,  2000, 0, MUTUAL",
        "false, AGREED,  2000, 0, ONLY_THEY",
        "true,  NONE,    2000, 7, OFFERED",
        "true,  NONE,    2000, 0, ONLY_WE",
        "false, NONE,    2000, 0, NEITHER",
        "true,  AGREED,  1000, 7, UNKNOWN",
        "true,  NONE,    1000, 7, UNKNOWN",
        "true,  REFUSED, 0,    0, ONLY_WE",
        "false, REFUSED, 0,    0, NEITHER",
        "true,  SILENT,  0,    0, UNKNOWN",
        "false, UNKNOWN, 0,    0, UNKNOWN",
    })
    void state_from_two_views(boolean weAgree, Standing standing, long validUntil, long holds, BothWays state) {
        assertThat(BothWays.of(weAgree, new Said(standing, 3, validUntil, "{}", holds), NOW))
                .isEqualTo(state);
    }
}
