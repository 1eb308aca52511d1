package org.enishi.store.federation;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class DestinationStoreOnH2Test implements DestinationStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
