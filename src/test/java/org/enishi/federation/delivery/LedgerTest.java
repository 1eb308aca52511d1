package org.enishi.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
    @Test
    void aPauseBeginsWithASecondAndEndsAtTenMinutes() {
        assertThat(Ledger.PAUSE.millis(1)).isEqualTo(1_000);
        assertThat(Ledger.PAUSE.millis(10_000)).isEqualTo(600_000);
    }

    @Test
    void nobodyWaitsLongerThanAQuarterOfTheOutageAndASecond() {
        long outage = 0;
        for (int failures = 1; failures < 100; failures++) {
            assertThat(Ledger.PAUSE.millis(failures)).isLessThanOrEqualTo(outage / 4 + 1_100);
            outage += Ledger.PAUSE.millis(failures);
        }
    }

    @Test
    void aWaitThatBeganWhileOurClockWasAheadIsOver() {
        long now = 1_000_000;
        assertThat(Ledger.believed(0, 0, now)).isZero();
        assertThat(Ledger.believed(now + 1_000, 1, now)).isEqualTo(now + 1_000);
        assertThat(Ledger.believed(now + 600_000, 10_000, now)).isEqualTo(now + 600_000);
        assertThat(Ledger.believed(now + 1_001, 1, now)).isZero();
        assertThat(Ledger.believed(now + 600_001, 10_000, now)).isZero();
    }
}
