package org.enishi.partner;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class TheirStatementsOnH2Test implements TheirStatementsContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
