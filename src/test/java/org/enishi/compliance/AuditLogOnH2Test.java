package org.enishi.compliance;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class AuditLogOnH2Test implements AuditLogContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
