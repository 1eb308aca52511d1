package org.enishi.spec.rooms;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class PartialRoomsOnH2Test implements PartialRoomsContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
