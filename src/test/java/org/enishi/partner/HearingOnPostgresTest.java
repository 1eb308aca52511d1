package org.enishi.partner;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class HearingOnPostgresTest implements HearingContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
