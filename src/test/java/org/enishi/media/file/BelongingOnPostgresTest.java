package org.enishi.media.file;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class BelongingOnPostgresTest extends BelongingContract {
    @Override
    ThreadTransactions database() {
        return Databases.postgres();
    }
}
