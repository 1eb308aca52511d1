package org.enishi.compliance;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class AuditLogOnPostgresTest implements AuditLogContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
