package org.enishi.partner;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class TheirStatementsOnPostgresTest implements TheirStatementsContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
