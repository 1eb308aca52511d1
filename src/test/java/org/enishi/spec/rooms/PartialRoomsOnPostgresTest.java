package org.enishi.spec.rooms;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class PartialRoomsOnPostgresTest implements PartialRoomsContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
