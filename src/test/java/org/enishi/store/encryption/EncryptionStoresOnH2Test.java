package org.enishi.store.encryption;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class EncryptionStoresOnH2Test extends EncryptionStoresContract {
    @Override
    ThreadTransactions database() {
        return Databases.h2();
    }

    @Override
    String ownMigrations() {
        return "h2";
    }
}
