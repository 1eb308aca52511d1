package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class PolicyServersOnPostgresTest implements PolicyServersContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
