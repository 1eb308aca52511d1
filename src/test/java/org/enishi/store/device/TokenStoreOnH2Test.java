package org.enishi.store.device;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class TokenStoreOnH2Test implements TokenStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
