package org.enishi.store.profile;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class ProfileStoreOnH2Test implements ProfileStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
