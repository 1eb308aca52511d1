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
}
