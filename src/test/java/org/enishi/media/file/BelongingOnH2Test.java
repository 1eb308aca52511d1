package org.enishi.media.file;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class BelongingOnH2Test extends BelongingContract {
    @Override
    ThreadTransactions database() {
        return Databases.h2();
    }
}
